using System.Net;
using System.Net.Http.Headers;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LuchengEco.Web.Tests.Api;
using LuchengEco.Web.Tests.Hosting;
using static LuchengEco.Web.Tests.Api.ApiClient;

namespace LuchengEco.Web.Tests.NumberChecks;

public sealed class NumberCheckEndpointsTests(EcoHostFixture host) : IClassFixture<EcoHostFixture>
{
    private const string Path2024 = "/api/v1/years/2024/number-check?through=2024-10";

    [Fact]
    public async Task Post_OurOwnExport_CountsEveryNumberAsEqualAndIsAudited()
    {
        using var leader = await host.SignInAsync("lingdao");
        var export = await leader.GetByteArrayAsync("/api/v1/years/2024/summary.docx?through=2024-10");
        var answer = await UploadAsync(leader, Path2024, export);

        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        var (total, counts) = (answer.Json.GetProperty("total").GetInt32(), answer.Json.GetProperty("counts"));
        Assert.True(total > 500, $"{total}");
        Assert.Equal(total, counts.GetProperty("equal").GetInt32());
        Assert.All(new[] { "rounded", "different", "unknown", "missing" }, state => Assert.Equal(0, counts.GetProperty(state).GetInt32()));
        var first = answer.Json.GetProperty("findings").EnumerateArray().First(finding => finding.GetProperty("label").GetString()!.StartsWith("PM2.5浓度", StringComparison.Ordinal));
        Assert.Equal("/indicators/air.pm25?year=2024&month=10", first.GetProperty("address").GetString());
        Assert.Contains(await host.Database.QueryAsync("SELECT subject FROM audit_entries WHERE action = 'number-check'", row => row.GetString(0)),
            subject => subject.StartsWith("2024-10 总结.docx", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PostWord_WithAWrongNumber_AnswersTheFileWithACommentThere()
    {
        using var leader = await host.SignInAsync("lingdao");
        var (content, _) = NumberEdits.Make(await leader.GetByteArrayAsync("/api/v1/years/2024/summary.docx?through=2024-10"), 5, 3);
        using var form = Form(content);
        using var answer = await leader.PostAsync("/api/v1/years/2024/number-check.docx?through=2024-10", form);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("总结（数字校核批注）.docx", answer.Content.Headers.ContentDisposition!.FileNameStar);
        using var document = WordprocessingDocument.Open(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()), isEditable: false);
        Assert.Equal(3, document.MainDocumentPart!.WordprocessingCommentsPart!.Comments!.Elements<Comment>().Count());
    }

    [Fact]
    public async Task Post_Words_AreCheckedToo()
    {
        using var leader = await host.SignInAsync("lingdao");
        var answer = await SendAsync(leader, HttpMethod.Post, "/api/v1/years/2023/number-check?through=2023-12", "全年受理信访件243件，同比下降24%；帮扶企业1877家，立案131件，查办五类案件4件。", "text/plain");

        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        Assert.Equal([("equal", "243件"), ("different", "24%"), ("equal", "1877家"), ("equal", "131件"), ("equal", "4件")],
            answer.Json.GetProperty("findings").EnumerateArray()
                .Select(finding => (finding.GetProperty("state").GetString()!, finding.GetProperty("written").GetString()!)));
        AssertProblem(await SendAsync(leader, HttpMethod.Post, "/api/v1/years/2023/number-check.docx", "1个", "text/plain"), 415, "content-type-unsupported");
    }

    [Fact]
    public async Task Post_WhatCannotBeRead_IsRefused()
    {
        using var leader = await host.SignInAsync("lingdao");
        AssertProblem(await UploadAsync(leader, Path2024, "%PDF-1.7"u8.ToArray()), 422, "document-is-pdf");
        AssertProblem(await SendAsync(leader, HttpMethod.Post, Path2024, " ", "text/plain"), 422, "document-empty");
        AssertProblem(await SendAsync(leader, HttpMethod.Post, Path2024, "{}"), 415, "content-type-unsupported");
        AssertProblem(await SendAsync(leader, HttpMethod.Post, Path2024, new string('1', 2_100_000), "text/plain"), 413, "body-too-large");
        AssertProblem(await SendAsync(leader, HttpMethod.Post, "/api/v1/years/2031/number-check", "1个", "text/plain"), 404, "year-unknown");
        AssertProblem(await SendAsync(leader, HttpMethod.Post, "/api/v1/years/2024/number-check?through=2023-10", "1个", "text/plain"), 422, "through-outside-year");
    }

    [Fact]
    public async Task Post_WithoutASignIn_Is401()
    {
        using var client = host.CreateClient();
        AssertProblem(await SendAsync(client, HttpMethod.Post, Path2024, "1个", "text/plain"), 401, "not-signed-in");
    }

    private static async Task<Answer> UploadAsync(HttpClient client, string path, byte[] content)
    {
        using var form = Form(content);
        using var response = await client.PostAsync(path, form);
        return new(response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(), response.Headers);
    }

    private static MultipartFormDataContent Form(byte[] content)
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return new() { { file, "file", "总结.docx" } };
    }
}
