using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using LuchengEco.Web.Tests.Hosting;
using static LuchengEco.Web.Tests.Api.ApiClient;

namespace LuchengEco.Web.Tests.Api;

public sealed class ComparisonEndpointsTests(EcoHostFixture host) : IClassFixture<EcoHostFixture>
{
    private const string Asked = "?indicators=air.pm25,water.county-sections&years=2023,2024";

    [Fact]
    public async Task Csv_HasUnitsStatusAndWhatMayNotBeCompared()
    {
        using var leader = await host.SignInAsync("lingdao");
        var answer = await GetAsync(leader, "/api/v1/comparison.csv" + Asked);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        var lines = answer.Text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("指标,代码,单位,年度,1月,", lines[0], StringComparison.Ordinal);
        Assert.Equal(5, lines.Length);
        Assert.Contains(",air.pm25,µg/m³,2024,", lines[2], StringComparison.Ordinal);
        Assert.Contains("该年不填报这项指标", lines[3], StringComparison.Ordinal);
        Assert.Equal(lines[0].Split(',').Length, lines[2].Split(',').Length);
    }

    [Fact]
    public async Task Excel_HoldsNumbersAsNumbers_AndStandsInTheAudit()
    {
        using var leader = await host.SignInAsync("lingdao");
        using var response = await leader.GetAsync("/api/v1/comparison.xlsx" + Asked);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await using var content = new MemoryStream(await response.Content.ReadAsByteArrayAsync());
        using var file = SpreadsheetDocument.Open(content, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(file));
        var row = file.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().ElementAt(2).Elements<Cell>().ToList();
        Assert.Equal(CellValues.Number, row[4].DataType!.Value);
        Assert.Equal("指标对比.xlsx", (await host.Database.QueryAsync("SELECT subject FROM audit_entries WHERE action = 'export' ORDER BY id DESC LIMIT 1", line => line.GetString(0)))[0]);
    }

    [Theory]
    [InlineData("", 422, "comparison-invalid")]
    [InlineData("?indicators=air.pm25", 422, "comparison-invalid")]
    [InlineData("?indicators=air.pm25&years=24", 422, "comparison-invalid")]
    [InlineData("?indicators=1,2,3,4,5,6,7,8,9&years=2024", 422, "comparison-invalid")]
    [InlineData("?indicators=no.such&years=2024", 404, "indicator-unknown")]
    [InlineData("?indicators=air.pm25&years=2024&basis=x", 422, "basis-unknown")]
    public async Task Get_OfWhatCannotBe_SaysWhy(string query, int status, string code)
    {
        using var leader = await host.SignInAsync("lingdao");
        AssertProblem(await GetAsync(leader, "/api/v1/comparison.csv" + query), status, code);
    }
}
