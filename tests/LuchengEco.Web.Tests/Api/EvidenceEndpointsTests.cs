using System.Net;
using System.Net.Http.Headers;
using System.Text;
using LuchengEco.Domain.Figures;
using LuchengEco.Web.Tests.Hosting;
using static LuchengEco.Web.Tests.Api.ApiClient;

namespace LuchengEco.Web.Tests.Api;

public sealed class EvidenceEndpointsTests(EcoHostFixture host) : IClassFixture<EcoHostFixture>
{
    private const string Figure = "/api/v1/figures/2024-11/air.pm25/evidence";

    [Fact]
    public async Task Evidence_AttachedListedFetchedAndRemoved_LeavesTheServerAsAnAttachmentOnly()
    {
        using var filler = await host.SignInAsync("tianbao");
        var content = Pdf("whole way");
        var attached = await UploadAsync(filler, Figure, "监测 报告.pdf", content);
        Assert.True(attached.Status == HttpStatusCode.OK, attached.Text);
        var id = attached.Json.GetProperty("id").GetString();

        using var leader = await host.SignInAsync("lingdao");
        Assert.Contains((await GetAsync(leader, Figure)).Json.GetProperty("files").EnumerateArray(), file => file.GetProperty("id").GetString() == id);
        using (var answer = await leader.GetAsync($"{Figure}/{id}"))
        {
            Assert.Equal(content, await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal(("attachment", "监测 报告.pdf"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileNameStar));
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("default-src 'none'; frame-ancestors 'none'; sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }

        AssertProblem(await PostAsync(filler, $"{Figure}/{id}/remove", "{}"), 422, "reason-missing");
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(filler, $"{Figure}/{id}/remove", """{"reason":"传错月份"}""")).Status);
        AssertProblem(await GetAsync(leader, $"{Figure}/{id}"), 410, "evidence-removed");
        AssertProblem(await PostAsync(filler, $"{Figure}/{id}/remove", """{"reason":"再来"}"""), 410, "evidence-removed");
    }

    [Theory]
    [InlineData("shenhe")]
    [InlineData("lingdao")]
    [InlineData("xitong")]
    [InlineData("anquan")]
    [InlineData("shenji")]
    public async Task Upload_ByWhoeverDoesNotFill_Is403AndAudited(string userName)
    {
        using var client = await host.SignInAsync(userName);

        AssertProblem(await UploadAsync(client, Figure, $"{userName}.pdf", Pdf(userName)), 403, "forbidden");

        Assert.Single(await host.Database.QueryAsync($"SELECT id FROM audit_entries WHERE action = 'denied-fill' AND subject = 'air.pm25 2024-11 {userName}.pdf'", row => row.GetInt64(0)));
    }

    [Theory]
    [InlineData("假的.pdf", "<!DOCTYPE html><script>alert(1)</script>", "evidence-type-unknown")]
    [InlineData("图.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", "evidence-type-unknown")]
    [InlineData("报告.html", "%PDF-1.7", "evidence-type-mismatch")]
    [InlineData("..\\报告.pdf", "%PDF-1.7", "evidence-name-invalid")]
    [InlineData("", "%PDF-1.7", "file-expected")]
    public async Task Upload_OfWhatCannotBe_Is422(string name, string content, string code)
    {
        using var client = await host.SignInAsync("tianbao");
        AssertProblem(await UploadAsync(client, Figure, name, Encoding.UTF8.GetBytes(content)), 422, code);
    }

    [Fact]
    public async Task Upload_OfALockedMonth_Is423AndOfAnotherIndicator404()
    {
        using var client = await host.SignInAsync("tianbao");
        AssertProblem(await UploadAsync(client, "/api/v1/figures/2024-08/air.pm25/evidence", "晚.pdf", Pdf("late")), 423, "month-locked");
        AssertProblem(await UploadAsync(client, "/api/v1/figures/2024-11/no.such/evidence", "无.pdf", Pdf("none")), 404, "indicator-unknown");
        AssertProblem(await UploadAsync(client, "/api/v1/figures/2024-13/air.pm25/evidence", "无.pdf", Pdf("none")), 422, "month-invalid");
        AssertProblem(await PostAsync(client, Figure, "{}"), 415, "content-type-unsupported");
    }

    [Fact]
    public async Task Upload_ThatIsTooLarge_IsGivenUpWhetherItSaysSoOrNot()
    {
        using var client = await host.SignInAsync("tianbao");
        byte[] large = [.. Pdf("large"), .. new byte[FigureEvidence.MaxBytes]];
        AssertProblem(await UploadAsync(client, Figure, "大.pdf", large), 413, "evidence-too-large");
        AssertProblem(await UploadAsync(client, Figure, "大.pdf", large, saysLength: false), 413, "evidence-too-large");
    }

    [Fact]
    public async Task Upload_CutOffOrWithTwoFiles_Is422AndStoresNothing()
    {
        using var client = await host.SignInAsync("tianbao");
        foreach (var (body, code) in new[]
        {
            ("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7", "multipart-malformed"),
            ("--b\r\nContent-Disposition: form-data; name=\"other\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\r\n--b--\r\n", "file-expected"),
            ("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b.pdf\"\r\n\r\n%PDF-1.7\r\n--b--\r\n", "file-expected"),
            ("--b--\r\n", "file-expected"),
        })
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
            using var answer = await client.PostAsync("/api/v1/figures/2024-11/air.straw-fires/evidence", content);
            Assert.Equal((422, code), ((int)answer.StatusCode, System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString()));
        }
        Assert.Empty((await GetAsync(client, "/api/v1/figures/2024-11/air.straw-fires/evidence")).Json.GetProperty("files").EnumerateArray());
    }

    [Fact]
    public async Task Upload_WithTheCookieFromAnotherSite_Is403()
    {
        using var client = await host.SignInByFormAsync("tianbao");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        AssertProblem(await UploadAsync(client, Figure, "外站.pdf", Pdf("foreign")), 403, "cross-site-refused");
    }

    [Fact]
    public async Task Files_OfTheMatrix_AreReadableAndCountTheSame()
    {
        using var client = await host.SignInAsync("lingdao");
        var json = (await GetAsync(client, "/api/v1/years/2024/submissions")).Json;
        var excel = await client.GetByteArrayAsync("/api/v1/years/2024/submissions.xlsx");
        using var document = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(excel), isEditable: false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document).Select(error => error.Description));
        var csv = await client.GetStringAsync("/api/v1/years/2024/submissions.csv");
        var months = json.GetProperty("departments").EnumerateArray().SelectMany(unit => unit.GetProperty("months").EnumerateArray()).ToList();
        Assert.Equal(months.Count, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1);
        Assert.Equal(months.Count(month => month.GetProperty("state").GetString() == "overdue"), csv.Split("逾期未报").Length - 1);
    }

    private static async Task<Answer> UploadAsync(HttpClient client, string path, string name, byte[] content, bool saysLength = true)
    {
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new("application/octet-stream");
        using var form = new MultipartFormDataContent();
        if (name.Length > 0)
            form.Add(file, "file", name);
        else
            form.Add(file, "file");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        if (!saysLength)
        {
            request.Headers.TransferEncodingChunked = true;
            form.Headers.ContentLength = null;
        }
        using var response = await client.SendAsync(request);
        return new(response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(), response.Headers);
    }

    private static byte[] Pdf(string text) => Encoding.UTF8.GetBytes("%PDF-1.7\n" + text);
}
