using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Reporting;

namespace LuchengEco.Services.FrozenSummaries;

/// <summary>The whole content of a frozen summary in records of its own: strings and decimals as printed, independent of what the report's records become in later releases.</summary>
/// <remarks>Stored as the JSON of <see cref="Write"/> and never written again: its hash is that of the stored text. A change of these records is a new <see cref="Format"/>,
/// and <see cref="Read"/> goes on reading the formats before it.</remarks>
public sealed record FrozenContent
{
    /// <summary>The format that is written.</summary>
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        Converters = { new PlainDecimal(), new UtcMoment() },
    };

    public required int Format { get; init; }

    public required FrozenHead Head { get; init; }

    public required FrozenMoment Data { get; init; }

    public required FrozenDocument Document { get; init; }

    /// <summary>Canonical: no spaces, members in their order, decimals without trailing zeros, moments in UTC.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <returns>Null for a text that is no content, or one of a later release.</returns>
    public static FrozenContent? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return JsonSerializer.Deserialize<FrozenContent>(text, Json) is { Format: CurrentFormat } content ? content : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>SHA-256 of a stored content in lower-case hexadecimal.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Everything that page, PDF, Word and Excel print of a summary.</summary>
    /// <param name="summary">What is frozen.</param>
    /// <param name="head">Who froze it, when, and as which version.</param>
    /// <param name="asOf">The past moment whose data it shows; null for the moment at which it was computed.</param>
    /// <param name="basis">Which figures counted.</param>
    public static FrozenContent Of(YearEndSummary summary, FrozenHead head, DateTimeOffset? asOf, ReportBasis basis)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return new FrozenContent
        {
            Format = CurrentFormat,
            Head = head,
            Data = new FrozenMoment(summary.ComputedAt, asOf, Word(basis), summary.HasDemonstration,
                [.. summary.Indicators.Where(indicator => indicator.CountedUnapproved.Count > 0).Select(indicator => new FrozenUnapproved(indicator.Code, indicator.Name, indicator.CountedUnapproved))]),
            Document = new FrozenDocument
            {
                Bureau = summary.Bureau,
                Title = summary.Title,
                Period = summary.Period,
                FileName = summary.FileName,
                Framework = summary.Framework,
                DatedOn = summary.DatedOn,
                Basis = summary.Basis,
                Opening = Paragraphs(summary.Opening),
                Chapters = [.. summary.Chapters.Select(Chapter)],
                Annexes = [.. summary.Annexes.All.Select(annex => new FrozenAnnex(annex.Number, annex.Title))],
                Targets = [.. summary.Targets.Select(Target)],
                Others = [.. summary.Others.Select(Target)],
                Indicators = [.. summary.Indicators.Select(indicator => Indicator(indicator, summary.Through.Month))],
                Projects = [.. summary.Projects.Select(Project)],
                Facts = [.. summary.Facts.SelectMany(group => group.Facts.Select(fact =>
                    new FrozenFact(group.PlanItem, fact.Name, fact.Wording, fact.Value, fact.Unit, Word(fact.Qualifier), fact.Indicator)))],
                Explanations = [.. summary.Explanations.Select(Explanation)],
                Events = [.. summary.Events.Select(line => new FrozenEvent($"{line.Month}", line.Subject, line.Text, line.Link ?? "", line.UserName, line.At))],
            },
        };
    }

    /// <summary>A stable word such as <c>onTrack</c>.</summary>
    internal static string Word(Enum value) => JsonNamingPolicy.CamelCase.ConvertName($"{value}");

    private static FrozenChapter Chapter(SummaryChapter chapter) => new(chapter.Number, chapter.Title, Paragraphs(chapter.Paragraphs),
        [.. chapter.Sections.Select(section => new FrozenSection(section.Number, section.Title, Paragraphs(section.Paragraphs)))]);

    private static IReadOnlyList<FrozenParagraph> Paragraphs(IEnumerable<SummaryParagraph> paragraphs) =>
        [.. paragraphs.Select(paragraph => new FrozenParagraph(paragraph.Lead, paragraph.Text))];

    private static FrozenTarget Target(TargetLine line) => new(line.Code, line.Name, line.Unit, line.Decimals, line.Target, line.ToDate, Word(line.Status),
        SummarySentences.Word(line.Status), line.Needed, line.LastYear, line.TargetValue, line.ToDateValue, line.LastYearValue, Word(line.Direction), line.Reason, line.TargetNote, line.UnapprovedMonths);

    private static FrozenIndicator Indicator(IndicatorReport indicator, int through) => new(indicator.Code, indicator.Name, indicator.ShortName, indicator.Traits.Unit, indicator.Traits.Decimals,
        indicator.AreaCode, indicator.UnitName, indicator.HeadlineOrder, indicator.DefinitionVersion, indicator.LastYear, indicator.LastYearFull,
        [.. indicator.Months.Select(point => Month(indicator, point, through))], [.. indicator.LastYearMonths.Select(point => Month(indicator, point, 12, isLastYear: true))]);

    private static FrozenMonth Month(IndicatorReport indicator, MonthPoint point, int through, bool isLastYear = false) => point.Month > through
        ? new(point.Month, "", "", null, null, null, null, Word(FigureMark.None), "")
        : new(point.Month, point.Value is null ? "" : isLastYear ? MonthCells.LastYear(indicator, point) : MonthCells.Own(indicator, point), indicator.Write(point.ToDate), point.Entry.Value, point.Entry.Numerator,
            point.Entry.Denominator, point.Entry.Weight, Word(point.Entry.Mark), point.Version == 0 ? "" : Word(point.State));

    private static FrozenProject Project(ProjectLine line) => new(line.Name, line.Area, line.Place, line.Investment, line.Count, Word(line.State), line.Percent, line.Due, line.Completed,
        line.InvestmentPlanned, line.InvestmentDone, line.ItemCount, line.ItemDone);

    private static FrozenExplanation Explanation(ExplainedGoal goal) => new(goal.Explanation.Code, goal.Explanation.Title, goal.Explanation.UnitName, goal.Explanation.Printed, Word(goal.Status),
        SummarySentences.Word(goal.Status),
        [.. goal.Explanation.Sections.Select(section => new FrozenPart(Word(section.Part), section.Heading, [.. section.Lines.Select(line => new FrozenLineOfText(line.Text, line.IsFormula))]))],
        [.. goal.Cells.Select(cell => new FrozenCell($"{cell.Month}", cell.Numbers, cell.Counts, cell.State is { } state ? Word(state) : ""))]);

    /// <summary>26.0 and 26 are the same number and the same text.</summary>
    private sealed class PlainDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteRawValue((value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Microseconds in UTC, as PostgreSQL keeps them.</summary>
    private sealed class UtcMoment : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
    }
}

/// <summary>Which summary it is, and who froze it.</summary>
/// <param name="Year">Of the plan.</param>
/// <param name="Through">Last month, 2024-10.</param>
/// <param name="Version">From 1.</param>
/// <param name="FrozenAt">When.</param>
/// <param name="FrozenBy">Who.</param>
/// <param name="Unit">Their 科室, or the bureau where there is not one alone.</param>
/// <param name="Note">Reason of a correction or of unapproved figures; empty without.</param>
/// <param name="Previous">SHA-256 of the content of the version before; null of the first.</param>
public sealed record FrozenHead(int Year, string Through, int Version, DateTimeOffset FrozenAt, string FrozenBy, string Unit, string Note, string? Previous);

/// <summary>Which data it was written from.</summary>
/// <param name="ComputedAt">When the figures were read.</param>
/// <param name="AsOf">The past moment that was rebuilt; null for none.</param>
/// <param name="Basis"><c>all</c> or <c>approved</c>.</param>
/// <param name="HasDemonstration">Whether a number behind it is a demonstration.</param>
/// <param name="Unapproved">Figures that counted although nobody had approved them.</param>
public sealed record FrozenMoment(DateTimeOffset ComputedAt, DateTimeOffset? AsOf, string Basis, bool HasDemonstration, IReadOnlyList<FrozenUnapproved> Unapproved);

/// <summary>Months of an indicator that counted and were not approved.</summary>
public sealed record FrozenUnapproved(string Code, string Name, IReadOnlyList<int> Months);

/// <summary>What is printed.</summary>
public sealed record FrozenDocument
{
    public required string Bureau { get; init; }
    public required string Title { get; init; }
    public required string Period { get; init; }
    public required string FileName { get; init; }
    public required string Framework { get; init; }
    public required string DatedOn { get; init; }
    public required string Basis { get; init; }
    public required IReadOnlyList<FrozenParagraph> Opening { get; init; }
    public required IReadOnlyList<FrozenChapter> Chapters { get; init; }
    public required IReadOnlyList<FrozenAnnex> Annexes { get; init; }

    /// <summary>附件1.</summary>
    public required IReadOnlyList<FrozenTarget> Targets { get; init; }

    /// <summary>The indicators outside the headlines, as the workbook has them.</summary>
    public required IReadOnlyList<FrozenTarget> Others { get; init; }

    /// <summary>Every indicator with its months; those with an order are the headlines.</summary>
    public required IReadOnlyList<FrozenIndicator> Indicators { get; init; }

    public required IReadOnlyList<FrozenProject> Projects { get; init; }
    public required IReadOnlyList<FrozenFact> Facts { get; init; }
    public required IReadOnlyList<FrozenExplanation> Explanations { get; init; }
    public required IReadOnlyList<FrozenEvent> Events { get; init; }
}

public sealed record FrozenParagraph(string Lead, string Text);

public sealed record FrozenChapter(string Number, string Title, IReadOnlyList<FrozenParagraph> Paragraphs, IReadOnlyList<FrozenSection> Sections);

public sealed record FrozenSection(string Number, string Title, IReadOnlyList<FrozenParagraph> Paragraphs);

public sealed record FrozenAnnex(string Number, string Title);

/// <summary>A row of a target table: texts as printed, the numbers behind them, the status as a stable word and in Chinese.</summary>
public sealed record FrozenTarget(string Code, string Name, string Unit, int Decimals, string Target, string ToDate, string Status, string StatusWord, string Needed, string LastYear,
    decimal? TargetValue, decimal? ToDateValue, decimal? LastYearValue, string Direction, string Reason, string TargetNote, IReadOnlyList<int> UnapprovedMonths);

/// <summary>An indicator with its twelve months and those of the year before.</summary>
public sealed record FrozenIndicator(string Code, string Name, string ShortName, string Unit, int Decimals, string Area, string Department, int? HeadlineOrder, int DefinitionVersion,
    decimal? LastYear, decimal? LastYearFull, IReadOnlyList<FrozenMonth> Months, IReadOnlyList<FrozenMonth> LastYearMonths);

/// <summary>A month: its own value and the value to date as printed, what was typed, and a stable word for a mark and for its state (empty where nobody wrote).</summary>
public sealed record FrozenMonth(int Month, string Own, string ToDate, decimal? Value, decimal? Numerator, decimal? Denominator, decimal? Weight, string Mark, string State);

public sealed record FrozenProject(string Name, string Area, string Place, string Investment, string Count, string State, string Percent, string Due, string Completed,
    decimal? InvestmentPlanned, decimal? InvestmentDone, decimal? ItemCount, decimal? ItemDone);

public sealed record FrozenFact(string PlanItem, string Name, string Wording, decimal Value, string Unit, string Qualifier, string Indicator);

/// <summary>How the number of a headline goal was computed.</summary>
public sealed record FrozenExplanation(string Code, string Title, string Department, string Printed, string Status, string StatusWord, IReadOnlyList<FrozenPart> Parts, IReadOnlyList<FrozenCell> Cells);

public sealed record FrozenPart(string Part, string Heading, IReadOnlyList<FrozenLineOfText> Lines);

public sealed record FrozenLineOfText(string Text, bool IsFormula);

public sealed record FrozenCell(string Month, string Numbers, bool Counts, string State);

public sealed record FrozenEvent(string Month, string Subject, string Text, string Link, string By, DateTimeOffset At);
