using System.Text;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Tests.Entry;
using LuchengEco.Web.Tests.Workbooks;
using UglyToad.PdfPig;

namespace LuchengEco.Web.Tests.Printing;

/// <summary>The form on paper, read back with another library than the one that printed it.</summary>
public sealed class MonthFormPdfTests(MonthFormPdfTests.Printed printed) : IClassFixture<MonthFormPdfTests.Printed>
{
    private static readonly SheetUnit Approved = Sheets.Air with { State = SubmissionState.Approved, MayFill = false, WhyNot = "已锁定" };

    private static readonly SheetRow[] Rows =
    [
        Books.Filled(Sheets.Mean, new FigureEntry(Value: 87.125m, Weight: 27, Note: "=备注<b>甲</b>")) with { Reason = "仪器检修" },
        Books.Filled(Sheets.Ratio, new FigureEntry(Numerator: 23, Denominator: 26)),
        Books.Filled(Sheets.Sum with { Code = "a.na", Name = "无此工作" }, new FigureEntry(Mark: FigureMark.NotApplicable)),
        Books.Filled(Sheets.Sum with { Code = "a.zero", Name = "零次检查" }, new FigureEntry(0)),
        Sheets.Sum with { Code = "a.blank", Name = "尚无数据的指标" },
    ];

    private static MonthForm Form(SheetUnit unit, params SheetRow[] rows) => Books.Form() with
    {
        Units =
        [
            new UnitForm(unit, rows, unit.State == SubmissionState.Draft ? null : new FormStep("填报甲", Books.Moment),
                unit.State == SubmissionState.Approved ? new FormStep("审核乙", Books.Moment.AddDays(1)) : null),
        ],
    };

    [Fact]
    public async Task Filled_HasEveryNameAndFigureAndSaysWhoDidWhat()
    {
        var text = await TextAsync(Form(Approved, Rows), blank: false);

        Assert.All(Rows, row => Assert.Contains(row.Name, text, StringComparison.Ordinal));
        foreach (var part in new[] { "87.125", "有效天数：27", "优良天数：23", "有效天数：26", "占比88.5%", "不适用", "0", "未填", "=备注<b>甲</b>", "情况说明：仪器检修", "填报单位：大气科",
            "已审核；填报甲报送于2024-11-2410:00；审核乙审核于2024-11-2510:00", "填报人（签字）", "审核人（签字）", "负责人（签字）", "日期：", "（单位盖章）", "第1页/共1页" })
            Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.DoesNotContain("演示数据", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blank_HasEveryNameAndNoFigure()
    {
        var text = await TextAsync(Form(Approved, [.. Rows.Select(row => row with { IsDemonstration = true })]), blank: true);

        Assert.All(Rows, row => Assert.Contains(row.Name, text, StringComparison.Ordinal));
        Assert.All(new[] { "87", "27", "23", "26日", "88.5", "仪器检修", "备注<b>", "已审核", "填报甲", "演示数据" }, part => Assert.DoesNotContain(part, text, StringComparison.Ordinal));
        Assert.Equal(Rows.Length, text.Split("□不适用").Length - 1);
        Assert.Contains("空白表", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SubmissionState.Draft, "草稿，尚未报送，未经审核")]
    [InlineData(SubmissionState.Submitted, "已报送，尚未审核")]
    [InlineData(SubmissionState.Returned, "已退回，未经审核")]
    public async Task Filled_BeforeApproval_SaysSo(SubmissionState state, string words)
    {
        var text = await TextAsync(Form(Sheets.Air with { State = state }, Rows), blank: false);

        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.DoesNotContain("审核乙", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filled_WithADemonstrationFigure_IsMarkedOnEveryPage()
    {
        using var pdf = PdfDocument.Open((await printed.Host.Forms.PrintAsync(Form(Sheets.Air, [.. Many(60).Select(row => row with { IsDemonstration = true })]), blank: false)).Pdf);

        Assert.True(pdf.NumberOfPages >= 2);
        Assert.All(pdf.GetPages(), page => Assert.Contains("演示数据", TextOf(page), StringComparison.Ordinal));
    }

    [Fact]
    public async Task LongForm_RepeatsHeadsNumbersPagesAndKeepsSignaturesWithARow()
    {
        var form = Form(Sheets.Air, Many(44));
        form = form with { Units = [form.Units[0], form.Units[0] with { Unit = Sheets.Air with { Code = "b", Name = "第二科室" }, Rows = Rows }] };
        using var pdf = PdfDocument.Open((await printed.Host.Forms.PrintAsync(form, blank: false)).Pdf);

        var pages = pdf.GetPages().Select(TextOf).ToList();
        Assert.All(pages, (text, index) =>
        {
            Assert.Contains("序号指标单位本月数据备注", text, StringComparison.Ordinal);
            Assert.Contains($"第{index + 1}页/共{pages.Count}页", text, StringComparison.Ordinal);
        });
        Assert.Equal(2, pages.Count(text => text.Contains("填报人（签字）", StringComparison.Ordinal)));
        Assert.All(pages.Where(text => text.Contains("填报人（签字）", StringComparison.Ordinal)), text => Assert.Matches("检查次数|尚无数据的指标", text));
        Assert.Contains("填报单位：第二科室", pages[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("第二科室", pages[^2], StringComparison.Ordinal);
        Assert.All(pdf.GetPages(), page => Assert.InRange(page.Letters.Max(letter => letter.BoundingBox.Right), 0, page.Width - 36));
    }

    [Fact]
    public async Task Faces_AreOurOwnTrueType()
    {
        var raw = Encoding.Latin1.GetString((await printed.Host.Forms.PrintAsync(Form(Sheets.Air, Rows), blank: true)).Pdf);

        Assert.DoesNotContain("/Type3", raw, StringComparison.Ordinal);
    }

    private static SheetRow[] Many(int count) => [.. Enumerable.Range(1, count).Select(number => Books.Filled(Sheets.Sum with { Code = $"a.n{number}" }, new FigureEntry(number)))];

    private async Task<string> TextAsync(MonthForm form, bool blank)
    {
        var result = await printed.Host.Forms.PrintAsync(form, blank, TestContext.Current.CancellationToken);
        Assert.Equal(PrintFailure.None, result.Failure);
        using var pdf = PdfDocument.Open(result.Pdf);
        return string.Concat(pdf.GetPages().Select(TextOf));
    }

    private static string TextOf(UglyToad.PdfPig.Content.Page page) => string.Concat(page.Letters.Select(letter => letter.Value).Where(value => !string.IsNullOrWhiteSpace(value)));

    public sealed class Printed : IAsyncDisposable
    {
        public PrintingHost Host { get; } = new();

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
