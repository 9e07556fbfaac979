using System.Text.Json.Serialization;
using LuchengEco.Domain;
using LuchengEco.Services.Reporting;

namespace LuchengEco.Web.Api;

/// <summary>The report of a year through a month.</summary>
internal sealed record ReportJson(int Year, string Through, string Framework, DateTimeOffset ComputedAt, bool HasDemonstration,
    IReadOnlyList<IndicatorReportJson> Indicators, IReadOnlyList<AreaReportJson> Areas, IReadOnlyList<ProjectJson> Projects)
{
    /// <summary>Figures through the month that nobody approved, whether they counted or not.</summary>
    public int UnapprovedFigures { get; init; }

    public static ReportJson Of(YearReport report) => new(report.Year, $"{report.Through}", report.Framework, report.ComputedAt, report.HasDemonstration,
        [.. report.Indicators.Select(indicator => IndicatorReportJson.Of(report.Year, indicator))],
        [.. report.Areas.Select(AreaReportJson.Of)],
        [.. report.Projects.Select(project => ProjectJson.Of(project, ProjectStandings.StandingDay(report)))])
    {
        Basis = ApiView.WordOf(report.Basis),
        AsOf = report.AsOf,
        UnapprovedFigures = report.UnapprovedFigures,
    };

    /// <summary>all or approved.</summary>
    public required string Basis { get; init; }

    /// <summary>The past moment whose data it shows; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }
}

/// <summary>One indicator of the report.</summary>
internal sealed record IndicatorReportJson
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string ShortName { get; init; }
    public required string Unit { get; init; }
    public required int Decimals { get; init; }
    public required string Accumulation { get; init; }
    public required string Area { get; init; }
    public required string Department { get; init; }

    /// <summary>Whether it is one of the headline goals.</summary>
    public required bool Headline { get; init; }

    public decimal? Target { get; init; }

    /// <summary>AtMost or AtLeast.</summary>
    public required string Direction { get; init; }

    /// <summary>Exact, as many digits as the division gives.</summary>
    public decimal? ValueToDate { get; init; }

    /// <summary>Rounded half to even, with the indicator's decimals.</summary>
    [JsonConverter(typeof(ScaledDecimalConverter))]
    public decimal? Rounded { get; init; }

    /// <summary>NoTarget, NoData, Secured, OnTrack, AtRisk or Unreachable.</summary>
    public required string Status { get; init; }

    public required string Reason { get; init; }

    /// <summary>For a mean: the average that the rest of the year must keep.</summary>
    public decimal? RequiredAverage { get; init; }

    /// <summary>For a ratio: failures that the rest of the year may still have.</summary>
    public decimal? FailuresLeft { get; init; }

    /// <summary>For a sum: what is left.</summary>
    public decimal? AmountLeft { get; init; }

    public decimal? AmountPerMonth { get; init; }

    /// <summary>Days (means and day ratios) or units (other ratios) that the rest of the year weighs.</summary>
    public decimal RestWeight { get; init; }

    /// <summary>Months that are not counted yet.</summary>
    public required IReadOnlyList<string> RestMonths { get; init; }

    /// <summary>The phased value of the month, or for a sum without one the even share of the target.</summary>
    public decimal? Pace { get; init; }

    /// <summary>The month since when the goal is Secured or Unreachable.</summary>
    public string? SettledSince { get; init; }

    /// <summary>The month whose figure lost a goal of 100 %.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Months up to the report's without a figure.</summary>
    public required IReadOnlyList<string> MissingMonths { get; init; }

    /// <summary>Months whose weight was not given and taken as their calendar days.</summary>
    public required IReadOnlyList<string> AssumedWeightMonths { get; init; }

    /// <summary>The same months a year before.</summary>
    [JsonConverter(typeof(ScaledDecimalConverter))]
    public decimal? LastYear { get; init; }

    /// <summary>The whole year before.</summary>
    [JsonConverter(typeof(ScaledDecimalConverter))]
    public decimal? LastYearFull { get; init; }

    /// <summary>What the value to date shall be at the end of each month, January first; null without a curve.</summary>
    public IReadOnlyList<decimal>? Phased { get; init; }

    /// <summary>Months through the report's that have a figure and are not approved.</summary>
    public required IReadOnlyList<string> UnapprovedMonths { get; init; }

    /// <summary>Edition of the standard that judges the report's month, such as 2012; null where none matters.</summary>
    public string? StandardVersion { get; init; }

    /// <summary>From where on it means something else, oldest first.</summary>
    public required IReadOnlyList<BreakJson> Breaks { get; init; }

    /// <summary>Whether the same months of last year, the predecessor's where there is one, may be compared.</summary>
    public required bool Comparable { get; init; }

    // The indicator in whose place it stands, with that one's numbers of last year.
    public PredecessorJson? Predecessor { get; init; }

    /// <summary>What happened in the months of the whole year and stands on it, by month.</summary>
    public required IReadOnlyList<EventJson> Events { get; init; }

    public static IndicatorReportJson Of(int year, IndicatorReport report) => new()
    {
        Events = [.. report.Events.Select(EventJson.Of)],
        Phased = report.Phased,
        Code = report.Code,
        Name = report.Name,
        ShortName = report.ShortName,
        Unit = report.Traits.Unit,
        Decimals = report.Traits.Decimals,
        Accumulation = $"{report.Traits.Accumulation}",
        Area = report.AreaCode,
        Department = report.UnitCode,
        Headline = report.HeadlineOrder is not null,
        Target = report.Progress.Target?.Value,
        Direction = $"{report.Direction}",
        ValueToDate = report.Progress.ValueToDate,
        Rounded = ApiJson.WithDecimals(report.Progress.Rounded, report.Traits.Decimals),
        Status = $"{report.Progress.Status}",
        Reason = report.Progress.Reason,
        RequiredAverage = report.Progress.RequiredAverage,
        FailuresLeft = report.Progress.FailuresLeft,
        AmountLeft = report.Progress.AmountLeft,
        AmountPerMonth = report.Progress.AmountPerMonth,
        RestWeight = report.Progress.RestWeight,
        RestMonths = Months(year, report.Progress.RestMonths),
        Pace = report.Progress.Pace,
        SettledSince = report.Progress.SettledSince is { } since ? $"{new YearMonth(year, since)}" : null,
        DecidedBy = report.Progress.DecidedBy is { } decided ? $"{new YearMonth(year, decided.Month)}" : null,
        MissingMonths = Months(year, report.Progress.MissingMonths),
        AssumedWeightMonths = Months(year, report.Progress.AssumedWeightMonths),
        LastYear = ApiJson.WithDecimals(report.LastYear, report.LastYearTraits.Decimals),
        LastYearFull = ApiJson.WithDecimals(report.LastYearFull, report.LastYearFullTraits.Decimals),
        UnapprovedMonths = Months(year, report.UnapprovedMonths),
        StandardVersion = report.StandardVersion,
        Breaks = [.. report.Breaks.Select(BreakJson.Of)],
        Comparable = report.ComparisonBreak is null,
        Predecessor = PredecessorJson.Of(report),
    };

    private static List<string> Months(int year, IReadOnlyList<int> months) => [.. months.Select(month => $"{new YearMonth(year, month)}")];
}

/// <summary>One of the eight areas, its indicators counted by status.</summary>
internal sealed record AreaReportJson(string Code, string Name, string ShortName, IReadOnlyDictionary<string, int> Counts, int Total, int Projects)
{
    public static AreaReportJson Of(AreaReport area) => new(area.Code, area.Name, area.ShortName,
        Enum.GetValues<Domain.Progress.ProgressStatus>().ToDictionary(status => $"{status}", status => area.Counts.GetValueOrDefault(status)),
        area.Total, area.Projects);
}

/// <summary>A project of the year; amounts in 万元.</summary>
internal sealed record ProjectJson(string Code, string Name, string Area, string PlanItem, string Place, decimal? InvestmentPlanned, decimal? InvestmentDone,
    string InvestmentText, decimal? ItemCount, decimal? ItemDone, string CountUnit, string State, decimal? Percent)
{
    /// <summary>yyyy-MM-dd, as every day here; null where nobody set it.</summary>
    public DateOnly? StartsOn { get; init; }

    public DateOnly? DueOn { get; init; }

    public DateOnly? CompletedOn { get; init; }

    public IReadOnlyList<MilestoneJson> Milestones { get; init; } = [];

    public string? Department { get; init; }

    public string? DepartmentName { get; init; }

    public string Note { get; init; } = "";

    /// <summary>Overdue, MilestoneOverdue, DueSoon, InTime, NoDate or Done.</summary>
    public string Lateness { get; init; } = "";

    /// <summary>After the due day, or left until it.</summary>
    public int LatenessDays { get; init; }

    public DateOnly JudgedOn { get; init; }

    public bool IsDemonstration { get; init; }

    public int Version { get; init; }

    public static ProjectJson Of(ProjectReport project, DateOnly day)
    {
        var standing = ProjectStandings.StandingOf(project, day);
        return new(project.Code, project.Name, project.AreaCode, project.PlanItemCode, project.Place,
            project.InvestmentPlanned, project.InvestmentDone, project.InvestmentText, project.ItemCount, project.ItemDone, project.CountUnit,
            $"{project.State}", project.Percent)
        {
            StartsOn = project.StartsOn,
            DueOn = project.DueOn,
            CompletedOn = project.CompletedOn,
            Milestones = [.. project.Milestones.Select(milestone => new MilestoneJson(milestone.Name, milestone.DueOn, milestone.DoneOn))],
            Department = project.UnitCode,
            DepartmentName = project.UnitName,
            Note = project.Note,
            Lateness = $"{standing.Lateness}",
            LatenessDays = standing.Days,
            JudgedOn = day,
            IsDemonstration = project.IsDemonstration,
            Version = project.Version,
        };
    }
}

/// <summary>A milestone of a project.</summary>
internal sealed record MilestoneJson(string Name, DateOnly DueOn, DateOnly? DoneOn);
