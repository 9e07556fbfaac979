using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Methods;
using LuchengEco.Domain.Plans;
using LuchengEco.Domain.Projects;

namespace LuchengEco.Services.Persistence.Seed;

internal sealed record AreaRow(string Code, string Name, string ShortName, int SortOrder);

internal sealed record UnitRow(string Code, string Name, int SortOrder, bool IsExample);

internal sealed record YearRow(int Year, string Framework, string Statement, string SourceIndex, DateOnly PublishedOn);

internal sealed record PlanItemRow(int Year, string Code, string? Parent, PlanItemKind Kind, int SortOrder, string? Area, string Name, string Description);

internal sealed record IndicatorRow(string Code, IndicatorDescription Description);

internal sealed record FactRow(string Code, int Year, string PlanItem, int SortOrder, string Name, decimal Value, string Unit, Qualifier Qualifier,
    decimal NormalisedValue, string NormalisedUnit, string? Indicator);

internal sealed record TargetRow(string Indicator, int Year, Direction Direction, decimal Value, string Note);

internal sealed record ProjectRow(string Code, int Year, string PlanItem, string Area, string Name, string Place, decimal? InvestmentPlanned,
    decimal? InvestmentDone, string InvestmentText, decimal? ItemCount, decimal? ItemDone, string CountUnit, ProjectState State, decimal? Percent);

internal sealed record ScheduleRow(string Project, DateOnly? StartsOn, DateOnly? DueOn, ProjectState? State, decimal? Percent, DateOnly? CompletedOn);

internal sealed record MilestoneRow(string Project, string Name, DateOnly DueOn, DateOnly? DoneOn);

internal sealed record NarrativeRow(int Year, string PlanItem, int SortOrder, string Template);

internal sealed record RuleRow(string Code, string Sentence, string Formula, decimal Tolerance, bool Blocks);

internal sealed record LinkRow(string Successor, string Predecessor, int FromYear, bool IsComparable, string Note);

internal sealed record FigureRow(string Indicator, YearMonth Month, FigureEntry Entry);

/// <summary>All rows of the catalogue, read and checked against each other before a single one is written.</summary>
internal sealed record CatalogueRows(
    List<Row<AreaRow>> Areas,
    List<Row<UnitRow>> Units,
    List<Row<YearRow>> Years,
    List<Row<PlanItemRow>> PlanItems,
    List<Row<IndicatorRow>> Indicators,
    List<Row<FactRow>> Facts,
    List<Row<TargetRow>> Targets,
    List<Row<ProjectRow>> Projects,
    List<Row<NarrativeRow>> Narratives,
    List<Row<RuleRow>> Rules,
    List<Row<LinkRow>> Links)
{
    public const string Folder = "Catalogue/";

    /// <exception cref="SeedException">A file is missing, a row is wrong or points to nothing.</exception>
    public static CatalogueRows Read(SeedSource source)
    {
        var indicatorOrder = 0;
        var rows = new CatalogueRows(
            SeedFile.Read(source, Folder + "areas.csv",
                row => new AreaRow(row.Text("code"), row.Text("name"), row.Text("short_name"), row.Integer("sort_order")), area => area.Code),
            SeedFile.Read(source, Folder + "units.csv",
                row => new UnitRow(row.Text("code"), row.Text("name"), row.Integer("sort_order"), row.Flag("is_example")), unit => unit.Code),
            SeedFile.Read(source, Folder + "years.csv",
                row => new YearRow(row.Integer("year"), row.Text("framework"), row.Text("statement"), row.Text("source_index"), row.Date("published_on")),
                year => $"{year.Year}"),
            SeedFile.Read(source, Folder + "plan_items.csv",
                row => new PlanItemRow(row.Integer("year"), row.Text("code"), row.Optional("parent"), row.Word<PlanItemKind>("kind"),
                    row.Integer("sort_order"), row.Optional("area"), row.Text("name"), row.Optional("description") ?? ""),
                item => item.Code),
            SeedFile.Read(source, Folder + "indicators.csv", row => ReadIndicator(row, ++indicatorOrder), indicator => indicator.Code),
            SeedFile.Read(source, Folder + "facts.csv",
                row => new FactRow(row.Text("code"), row.Integer("year"), row.Text("plan_item"), row.Integer("sort_order"), row.Text("name"),
                    row.Number("value"), row.Optional("unit") ?? "", ReadQualifier(row), row.Number("normalised_value"), row.Optional("normalised_unit") ?? "",
                    row.Optional("indicator")),
                fact => fact.Code),
            ReadTargets(source, Folder),
            SeedFile.Read(source, Folder + "projects.csv",
                row => new ProjectRow(row.Text("code"), row.Integer("year"), row.Text("plan_item"), row.Text("area"), row.Text("name"),
                    row.Optional("place") ?? "", row.OptionalNumber("investment_planned"), row.OptionalNumber("investment_done"),
                    row.Optional("investment_text") ?? "", row.OptionalNumber("item_count"), row.OptionalNumber("item_done"),
                    row.Optional("count_unit") ?? "", row.Word<ProjectState>("state"), row.OptionalNumber("percent")),
                project => project.Code),
            SeedFile.Read(source, Folder + "narratives.csv",
                row => new NarrativeRow(row.Integer("year"), row.Text("plan_item"), row.Integer("sort_order"), row.Text("template")),
                narrative => $"{narrative.PlanItem}#{narrative.SortOrder}"),
            SeedFile.Read(source, Folder + "rules.csv",
                row => new RuleRow(row.Text("code"), row.Text("sentence"), row.Text("formula"), row.Number("tolerance"), row.Flag("blocks")), rule => rule.Code),
            SeedFile.Read(source, Folder + "indicator_links.csv",
                row => new LinkRow(row.Text("successor"), row.Text("predecessor"), row.Integer("from_year"), row.Flag("is_comparable"), row.Text("note")),
                link => $"{link.Successor} {link.FromYear}"));
        CatalogueCheck.References(rows);
        return rows;
    }

    public static List<Row<TargetRow>> ReadTargets(SeedSource source, string folder) => SeedFile.Read(source, folder + "targets.csv",
        row => new TargetRow(row.Text("indicator"), row.Integer("year"), row.Word<Direction>("direction"), row.Number("value"), row.Text("note")),
        target => $"{target.Indicator} {target.Year}");

    public static List<Row<FigureRow>> ReadFigures(SeedSource source, string folder, string file = "figures.csv") => SeedFile.Read(source, folder + file,
        row => new FigureRow(row.Text("indicator"), row.Month("month"), new FigureEntry(row.OptionalNumber("value"), row.OptionalNumber("numerator"),
            row.OptionalNumber("denominator"), row.OptionalNumber("weight"), ReadMark(row), row.Optional("note"))),
        figure => $"{figure.Indicator} {figure.Month}");

    /// <summary>Of the demonstration only: the source states no dates.</summary>
    public static List<Row<ScheduleRow>> ReadSchedules(SeedSource source, string folder) => SeedFile.Read(source, folder + "schedules.csv",
        row => new ScheduleRow(row.Text("project"), row.OptionalDate("starts_on"), row.OptionalDate("due_on"),
            row.Optional("state") is null ? null : row.Word<ProjectState>("state"), row.OptionalNumber("percent"), row.OptionalDate("completed_on")),
        schedule => schedule.Project);

    /// <inheritdoc cref="ReadSchedules"/>
    public static List<Row<MilestoneRow>> ReadMilestones(SeedSource source, string folder) => SeedFile.Read(source, folder + "milestones.csv",
        row => new MilestoneRow(row.Text("project"), row.Text("name"), row.Date("due_on"), row.OptionalDate("done_on")), milestone => $"{milestone.Project} {milestone.Name}");

    private static IndicatorRow ReadIndicator(RowReader row, int order)
    {
        var description = new IndicatorDescription
        {
            Name = row.Text("name"),
            ShortName = row.Text("short_name"),
            Unit = row.Text("unit"),
            Decimals = row.Integer("decimals"),
            Shape = row.Word<FigureShape>("shape"),
            Accumulation = row.Word<Accumulation>("accumulation"),
            Direction = row.Word<Direction>("direction"),
            CountsDays = row.Flag("counts_days"),
            AreaCode = row.Text("area"),
            UnitCode = row.Text("owner_unit"),
            NumeratorName = row.Optional("numerator_name"),
            DenominatorName = row.Optional("denominator_name"),
            PlausibleMin = row.OptionalNumber("plausible_min"),
            PlausibleMax = row.OptionalNumber("plausible_max"),
            HeadlineOrder = row.OptionalInteger("headline_order"),
            FirstYear = row.Integer("first_year"),
            LastYear = row.OptionalInteger("last_year"),
            DefinitionVersion = row.Integer("definition_version"),
            Definition = row.Text("definition"),
            Standard = row.Optional("standard") is null ? StandardFamily.None : row.Word<StandardFamily>("standard"),
            SortOrder = order,
        };
        var code = row.Text("code");
        new Indicator(code).Describe(description);
        return new IndicatorRow(code, description);
    }

    private static Qualifier ReadQualifier(RowReader row) => row.Text("qualifier") switch
    {
        "exact" => Qualifier.Exact,
        "余" => Qualifier.Odd,
        "超" => Qualifier.Over,
        "约" => Qualifier.About,
        "近" => Qualifier.Nearly,
        var text => throw row.Wrong($"'qualifier' is '{text}', not one of exact, 余, 超, 约, 近"),
    };

    private static FigureMark ReadMark(RowReader row) => row.Optional("mark") switch
    {
        null => FigureMark.None,
        "notApplicable" => FigureMark.NotApplicable,
        "notPublished" => FigureMark.NotPublished,
        var text => throw row.Wrong($"'mark' is '{text}', not empty, notApplicable or notPublished"),
    };
}
