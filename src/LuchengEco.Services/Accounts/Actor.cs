using LuchengEco.Domain.Plans;

namespace LuchengEco.Services.Accounts;

/// <summary>Who asks a service to do something. Every service decides on it; a hidden button is only a courtesy.</summary>
public sealed record Actor(Guid? UserId, string UserName, string DisplayName, IReadOnlySet<string> Roles, IReadOnlySet<string> Units)
{
    public static Actor Nobody { get; } = new(null, "", "", new HashSet<string>(), new HashSet<string>());

    /// <summary>A screen without a person. It is not signed in, so whatever asks for a person refuses; <see cref="May"/> allows it the wall alone.</summary>
    public static Actor OfDisplay(Guid id, string name) => Nobody with { DisplayId = id, UserName = string.Format(System.Globalization.CultureInfo.InvariantCulture, Resources.DisplayText.Screen, name) };

    /// <summary>The screen that asks; null for a person.</summary>
    public Guid? DisplayId { get; private init; }

    /// <summary>Indicators that the person fills today, as filler or as deputy on leave days: code and owning unit.</summary>
    public IReadOnlyDictionary<string, string> Fills { get; init; } = new Dictionary<string, string>();

    /// <summary>Units with an indicator that the person reviews.</summary>
    public IReadOnlySet<string> Reviews { get; init; } = new HashSet<string>();

    /// <summary>The session through which the person asks; null for a test or a command.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>Network address of the person, for the audit.</summary>
    public string? Address { get; init; }

    public bool IsSignedIn => UserId is not null;

    /// <summary>Everybody who signed in may read; the figures are the bureau's common work.</summary>
    public bool MayRead => May(EcoOperation.Read);

    public bool MaySetTargets => May(EcoOperation.SetTargets);

    public bool May(EcoOperation operation) => DisplayId is null ? IsSignedIn && Rights.Allows(Roles, operation) : operation == EcoOperation.ShowWall;

    /// <summary>The indicator is one of theirs, and of a unit they belong to.</summary>
    public bool MayFill(string unitCode, string indicatorCode) =>
        May(EcoOperation.Fill) && Units.Contains(unitCode) && Fills.TryGetValue(indicatorCode, out var owner) && owner == unitCode;

    /// <summary>At least one indicator of the unit is theirs: then they may submit it too.</summary>
    public bool MayFill(string unitCode) => May(EcoOperation.Fill) && Units.Contains(unitCode) && Fills.Values.Contains(unitCode);

    /// <summary>What happened in a month may say, of an indicator, everybody who fills or reviews in its unit, and every reviewer.</summary>
    public bool MayNoteEvents(string unitCode) => May(EcoOperation.NoteEvents) && (Units.Contains(unitCode) || MayNoteCommonEvents);

    /// <summary>Of an action area or the whole bureau every reviewer.</summary>
    public bool MayNoteCommonEvents => May(EcoOperation.NoteEvents) && May(EcoOperation.Review);

    /// <summary>A project of a unit is its people's and the reviewers'; one without a unit is every filler's.</summary>
    public bool MayReportProject(string? unitCode) => May(EcoOperation.ReportProjects) && (unitCode is null || Units.Contains(unitCode) || May(EcoOperation.Review));

    /// <summary>A summary is worded by the office's own fillers and by every reviewer.</summary>
    public bool MayWriteSummary => May(EcoOperation.WriteSummary) && (Units.Contains(OrganisationUnit.Office) || May(EcoOperation.Review));

    /// <summary>A summary is frozen by the office's own fillers and by every reviewer.</summary>
    public bool MayFreezeSummary => May(EcoOperation.FreezeSummary) && (Units.Contains(OrganisationUnit.Office) || May(EcoOperation.Review));

    public bool MayReview(string unitCode) => May(EcoOperation.Review) && Units.Contains(unitCode) && Reviews.Contains(unitCode);
}
