using System.Net;
using System.Net.Http.Headers;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using LuchengEco.Web.Tests.Hosting;
using UglyToad.PdfPig;
using static LuchengEco.Web.Tests.Api.ApiClient;

namespace LuchengEco.Web.Tests.FrozenSummaries;

/// <summary>A site that is known outside under another name than here.</summary>
public sealed class FreezingHost : EcoHostFixture
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings)
    {
        ["Eco:PublicUrl"] = "https://eco.example.gov.cn/",
        ["Eco:Api:ChecksPerMinute"] = "1000",
    };
}

public sealed class FrozenEndpointsTests(FreezingHost host) : IClassFixture<FreezingHost>
{
    private static readonly string[] Formats = ["pdf", "docx", "xlsx"];

    [Fact]
    public async Task Frozen_FromTheFirstVersionToItsCheckAfterARestart_GivesTheSameBytes()
    {
        using var filler = await host.SignInAsync("tianbao");
        var made = await PostAsync(filler, "/api/v1/years/2024/freeze?through=2024-08");
        Assert.True(made.Status == HttpStatusCode.Created, made.Text);
        var code = made.Json.GetProperty("checkCode").GetString()!;
        Assert.Equal((1, "approved", "https://eco.example.gov.cn/check/" + code, "综合办公室"),
            (made.Json.GetProperty("version").GetInt32(), made.Json.GetProperty("basis").GetString(), made.Json.GetProperty("checkUrl").GetString(), made.Json.GetProperty("unit").GetString()));
        var first = await FilesAsync(filler, 1);
        using (var pdf = PdfDocument.Open(first["pdf"]))
            Assert.Contains(code, string.Concat(pdf.GetPage(1).Letters.Select(letter => letter.Value)), StringComparison.Ordinal);
        using (var word = WordprocessingDocument.Open(new MemoryStream(first["docx"]), isEditable: false))
        {
            Assert.Contains(code, word.MainDocumentPart!.Document!.Body!.InnerText, StringComparison.Ordinal);
            Assert.Contains(word.MainDocumentPart.ImageParts, image => image.ContentType == "image/png");
            Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(word));
        }

        AssertProblem(await PostAsync(filler, "/api/v1/years/2024/freeze?through=2024-08"), 422, "reason-missing");
        AssertProblem(await PostAsync(filler, "/api/v1/years/2024/freeze?through=2024-08", """{"reason":"x","version":1}"""), 409, "frozen-by-another");
        AssertProblem(await PostAsync(filler, "/api/v1/years/2024/freeze?through=2024-10&basis=all", """{"reason":"x"}"""), 422, "unapproved-unconfirmed");
        AssertProblem(await GetAsync(filler, "/api/v1/years/2024/frozen/9/summary.pdf?through=2024-08"), 404, "frozen-unknown");
        await host.StopAsync();
        await host.StartAgainAsync();

        using var leader = await host.SignInAsync("lingdao");
        Assert.Equal(first, await FilesAsync(leader, 1));
        AssertProblem(await PostAsync(leader, "/api/v1/years/2024/freeze?through=2024-08"), 403, "forbidden");
        var list = await GetAsync(leader, "/api/v1/years/2024/frozen");
        Assert.Equal((code, "/api/v1/years/2024/frozen/1/summary.pdf?through=2024-08"),
            (list.Json[0].GetProperty("checkCode").GetString(), list.Json[0].GetProperty("files")[0].GetProperty("url").GetString()));

        using var anybody = host.CreateClient();
        var page = await PageAsync(anybody, "/check/" + code.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("校验通过", page.Text, StringComparison.Ordinal);
        Assert.Contains(await UploadAsync(anybody, code, first["docx"]), text => text.Contains("完全一致", StringComparison.Ordinal));
        Assert.Contains(await UploadAsync(anybody, code, [.. first["docx"], 0]), text => text.Contains("不一致", StringComparison.Ordinal));

        using var reviewer = await host.SignInAsync("shenhe");
        var corrected = await PostAsync(reviewer, "/api/v1/years/2024/freeze?through=2024-08", """{"reason":"更正"}""");
        Assert.Equal((HttpStatusCode.Created, 2), (corrected.Status, corrected.Json.GetProperty("version").GetInt32()));
        Assert.Equal(first, await FilesAsync(leader, 1));
        Assert.Contains("第1版已被第2版取代", (await PageAsync(anybody, "/check/" + code)).Text, StringComparison.Ordinal);
        Assert.Contains(await UploadAsync(anybody, code, (await FilesAsync(leader, 2))["pdf"]), text => text.Contains("第2版定稿的PDF", StringComparison.Ordinal));

        await host.Database.ExecuteAsync($"SET session_replication_role = replica; UPDATE frozen_summaries SET content = replace(content, '\"decimals\":0', '\"decimals\":1') WHERE code = '{code}'");
        var broken = (await PageAsync(anybody, "/check/" + code)).Text;
        Assert.Contains("校验未通过", broken, StringComparison.Ordinal);
        Assert.Contains("请勿使用", broken, StringComparison.Ordinal);
        await host.Database.ExecuteAsync($"SET session_replication_role = replica; UPDATE frozen_files SET content = '\\x00' WHERE frozen_summary_id = (SELECT id FROM frozen_summaries WHERE code = '{code}') AND extension = 'pdf'");
        AssertProblem(await GetAsync(leader, "/api/v1/years/2024/frozen/1/summary.pdf?through=2024-08"), 409, "frozen-damaged");
    }

    [Fact]
    public async Task Check_OfWhatNobodyFroze_SaysSo()
    {
        using var anybody = host.CreateClient();

        var unknown = await PageAsync(anybody, "/check/0123-4567-89AB-CDEF");
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.Contains("没有找到这个校验码", unknown.Text, StringComparison.Ordinal);
        var malformed = await PageAsync(anybody, "/check/%3Cscript%3E");
        Assert.Equal(HttpStatusCode.NotFound, malformed.Status);
        Assert.Contains("校验码应为16位", malformed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>\"", malformed.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PageAsync(anybody, "/check")).Status);
        using var typed = await anybody.GetAsync("/check?code=0i23+4567+89ab+cdef", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Redirect, "/check/0123-4567-89AB-CDEF"), (typed.StatusCode, typed.Headers.Location!.ToString()));
    }

    [Theory]
    [InlineData("https://eco.example.gov.cn", true)]
    [InlineData("eco.example.gov.cn", false)]
    [InlineData("ftp://eco.example.gov.cn", false)]
    public void PublicUrl_ThatIsNoAddress_StopsTheStart(string url, bool isFine) =>
        Assert.Equal(isFine, new LuchengEco.Web.Hosting.EcoOptionsValidator().Validate(null, new LuchengEco.Web.Hosting.EcoOptions { PublicUrl = url }).Succeeded);

    private static async Task<Dictionary<string, byte[]>> FilesAsync(HttpClient client, int version)
    {
        var files = new Dictionary<string, byte[]>();
        foreach (var format in Formats)
            files[format] = await client.GetByteArrayAsync($"/api/v1/years/2024/frozen/{version}/summary.{format}?through=2024-08", TestContext.Current.CancellationToken);
        return files;
    }

    /// <summary>The lines of the answer's page.</summary>
    private static async Task<string[]> UploadAsync(HttpClient client, string code, byte[] content)
    {
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var form = new MultipartFormDataContent { { file, "file", "summary.bin" } };
        using var answer = await client.PostAsync($"/check/{code}/file", form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n').Where(line => line.Contains("check-file", StringComparison.Ordinal)).ToArray();
    }

    private static async Task<(HttpStatusCode Status, string Text)> PageAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}

/// <summary>Three checks a minute, on a real Kestrel.</summary>
public sealed class LimitedChecksFixture : EcoHostFixture
{
    protected override bool OnKestrel => true;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings) { ["Eco:Api:ChecksPerMinute"] = "3" };
}

public sealed class CheckLimitTests(LimitedChecksFixture host) : IClassFixture<LimitedChecksFixture>
{
    [Fact]
    public async Task Check_FourthInAMinute_IsTurnedAwayToAPageThatSaysSo()
    {
        using var client = host.CreateClient();
        var token = TestContext.Current.CancellationToken;
        for (var count = 1; count <= 3; count++)
        {
            using var answer = await client.GetAsync("/check/0123-4567-89AB-CDEF", token);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        using var turned = await client.GetAsync("/check/nonsense", token);
        Assert.Equal((HttpStatusCode.SeeOther, "60"), (turned.StatusCode, turned.Headers.RetryAfter!.ToString()));
        using var shown = await client.GetAsync(turned.Headers.Location, token);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Contains("查询过于频繁", await shown.Content.ReadAsStringAsync(token), StringComparison.Ordinal);
    }
}
