using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Plans;
using LuchengEco.Services.Review;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.Administration;

public sealed class UnitServiceTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    private UnitService Units => services.Get<UnitService>();

    private async Task<List<UnitLine>> ListAsync() => [.. (await Units.GetAsync(EcoTestServices.Administrator, TestContext.Current.CancellationToken))!];

    private async Task<UnitLine> LineAsync(string code) => (await ListAsync()).Single(unit => unit.Code == code);

    private Task<string?> LastAuditAsync(string action) =>
        services.ScalarAsync<string>($"SELECT subject || '|' || detail FROM audit_entries WHERE action = '{action}' ORDER BY id DESC LIMIT 1");

    [Fact]
    public async Task Rename_AnExample_SurvivesTheCatalogueWithItsAudit()
    {
        Assert.True((await LineAsync("party")).IsExample);

        Assert.Equal(ChangeOutcome.Done, (await Units.RenameAsync(EcoTestServices.Administrator, "party", " 党建办 ", TestContext.Current.CancellationToken)).Outcome);
        await services.PrepareAsync(withDemonstration: true);

        Assert.Equal(("党建办", false), (await LineAsync("party")) is var line ? (line.Name, line.IsExample) : default);
        Assert.Equal("party|机关党委 → 党建办", await LastAuditAsync("unit-rename"));
        Assert.Equal(ChangeOutcome.Unchanged, (await Units.RenameAsync(EcoTestServices.Administrator, "party", "党建办", TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal("unit-name-taken", (await Units.RenameAsync(EcoTestServices.Administrator, "party", "行政审批科", TestContext.Current.CancellationToken)).Code);
        Assert.Equal("unit-name-invalid", (await Units.RenameAsync(EcoTestServices.Administrator, "party", "甲\0", TestContext.Current.CancellationToken)).Code);
        Assert.Equal(ChangeOutcome.Unknown, (await Units.RenameAsync(EcoTestServices.Administrator, "no-such", "名", TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task Order_Changed_StaysAfterTheNextStartAndLeavesExamplesExamples()
    {
        var codes = (await ListAsync()).Select(unit => unit.Code).ToList();
        var examples = (await ListAsync()).Count(unit => unit.IsExample);
        codes.Reverse();

        Assert.Equal(ChangeOutcome.Done, (await Units.OrderAsync(EcoTestServices.Administrator, codes, TestContext.Current.CancellationToken)).Outcome);
        await services.PrepareAsync(withDemonstration: true);

        Assert.Equal(codes, (await ListAsync()).Select(unit => unit.Code));
        Assert.Equal(examples, (await ListAsync()).Count(unit => unit.IsExample));
        Assert.Equal(ChangeOutcome.Unchanged, (await Units.OrderAsync(EcoTestServices.Administrator, codes, TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(ChangeOutcome.ChangedByAnother, (await Units.OrderAsync(EcoTestServices.Administrator, [.. codes.Skip(1)], TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(ChangeOutcome.ChangedByAnother, (await Units.OrderAsync(EcoTestServices.Administrator, [codes[0], .. codes.Skip(1).Take(codes.Count - 2), codes[0]], TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task Add_GeneratesACode_AndRefusesOneThatIsTaken()
    {
        Assert.Equal(ChangeOutcome.Done, (await Units.AddAsync(EcoTestServices.Administrator, "核与辐射科", null, TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(ChangeOutcome.Done, (await Units.AddAsync(EcoTestServices.Administrator, "法规科", "law-office", TestContext.Current.CancellationToken)).Outcome);

        Assert.StartsWith("unit-", Assert.Single(await ListAsync(), unit => unit.Name == "核与辐射科").Code, StringComparison.Ordinal);
        Assert.Equal("law-office", (await ListAsync())[^1].Code);
        Assert.Equal("unit-code-taken", (await Units.AddAsync(EcoTestServices.Administrator, "另一科", "air", TestContext.Current.CancellationToken)).Code);
        Assert.Equal("unit-code-invalid", (await Units.AddAsync(EcoTestServices.Administrator, "另一科", "Air 2", TestContext.Current.CancellationToken)).Code);
        Assert.Equal("unit-name-taken", (await Units.AddAsync(EcoTestServices.Administrator, "法规科", null, TestContext.Current.CancellationToken)).Code);
    }

    [Fact]
    public async Task Close_AUnit_KeepsItsHistoryAndRefusesNewFiguresAndSteps()
    {
        var month = new YearMonth(2024, 11);
        Assert.NotEmpty((await LineAsync("approval")).Indicators);

        Assert.Equal(ChangeOutcome.Done, (await Units.SetClosedAsync(EcoTestServices.Administrator, "approval", true, TestContext.Current.CancellationToken)).Outcome);

        var saved = await services.Get<EntryService>().SaveAsync(EcoTestServices.Filler, month,
            [new FigureEdit("law.permits", new FigureEntry(4)), new FigureEdit("law.cases", new FigureEntry(4))], Door.Page, TestContext.Current.CancellationToken);
        Assert.Equal([(CellOutcome.Refused, "unit-closed"), (CellOutcome.Saved, null)], saved.Select(cell => (cell.Outcome, cell.Code)));
        Assert.Contains("已停用", saved[0].Message, StringComparison.Ordinal);
        var sheet = await services.Get<EntryService>().GetSheetAsync(EcoTestServices.Filler, month, "approval", TestContext.Current.CancellationToken);
        Assert.Contains("已停用", Assert.Single(sheet.Units).WhyNot, StringComparison.Ordinal);
        Assert.NotEmpty(await services.Get<EntryService>().GetFiguresAsync(EcoTestServices.Leader, new YearMonth(2024, 8), TestContext.Current.CancellationToken));
        Assert.Equal("unit-closed", (await StepAsync(SubmissionAction.Submit, month)).Code);
        Assert.Equal("unit-closed", (await StepAsync(SubmissionAction.Reopen, new YearMonth(2024, 8))).Code);
        Assert.Equal("unit-closed", (await StepAsync(SubmissionAction.Return, new YearMonth(2024, 9))).Code);
        Assert.Equal(ReviewOutcome.Done, (await StepAsync(SubmissionAction.Approve, new YearMonth(2024, 9))).Outcome);

        Assert.Equal(ChangeOutcome.Done, (await Units.SetClosedAsync(EcoTestServices.Administrator, "approval", false, TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(CellOutcome.Saved, (await services.Get<EntryService>().SaveAsync(EcoTestServices.Filler, month, [new FigureEdit("law.permits", new FigureEntry(4))], Door.Page,
            TestContext.Current.CancellationToken))[0].Outcome);

        Task<ReviewResult> StepAsync(SubmissionAction action, YearMonth of) => services.Get<ReviewService>().ApplyAsync(
            action == SubmissionAction.Submit ? EcoTestServices.Filler : EcoTestServices.Reviewer, "approval", of, action, "理由", null, TestContext.Current.CancellationToken);
    }
}
