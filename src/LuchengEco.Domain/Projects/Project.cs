using LuchengEco.Domain.Figures;
using Text = LuchengEco.Domain.Resources.ProjectRuleText;

namespace LuchengEco.Domain.Projects;

public enum ProjectState
{
    Planned,
    InProgress,
    Completed,
}

/// <summary>What people report of a project.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Percent">0 to 100; null where none is known.</param>
/// <param name="InvestmentDone">万元; null where none is known.</param>
/// <param name="ItemDone">Pieces of work that are done.</param>
/// <param name="CompletedOn">Only of a completed project; null where the day is not known.</param>
/// <param name="Note">What there is to say; empty without.</param>
public sealed record ProjectProgress(ProjectState State, decimal? Percent, decimal? InvestmentDone, decimal? ItemDone, DateOnly? CompletedOn, string? Note);

/// <summary>What a project is, as people add one.</summary>
/// <param name="PlanItemCode">Of the same year.</param>
/// <param name="AreaCode">Of the eight.</param>
/// <param name="Name">1 to <see cref="Project.MaxNameLength"/> characters.</param>
/// <param name="Place">May be empty.</param>
/// <param name="InvestmentPlanned">万元.</param>
/// <param name="ItemCount">Pieces of work.</param>
/// <param name="CountUnit">What they are counted in.</param>
public sealed record ProjectDraft(string PlanItemCode, string AreaCode, string? Name, string? Place, decimal? InvestmentPlanned, decimal? ItemCount, string? CountUnit);

/// <summary>A project of a year; amounts in 万元, null where the source states none.</summary>
public sealed class Project
{
    public const int MaxNameLength = 200;
    public const int MaxNoteLength = 500;
    public const int MaxMilestones = 30;

    /// <summary>万元, or pieces of work: what is greater is a typing error.</summary>
    public const decimal MaxAmount = 100_000_000m;

    private readonly List<ProjectMilestone> _milestones = [];

    private Project()
    {
    }

    public Project(string code, int year) => (Code, Year) = (code, year);

    public string Code { get; private set; } = "";

    public int Year { get; private set; }

    public string PlanItemCode { get; private set; } = "";

    public string AreaCode { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Place { get; private set; } = "";

    /// <summary>万元.</summary>
    public decimal? InvestmentPlanned { get; private set; }

    /// <summary>万元.</summary>
    public decimal? InvestmentDone { get; private set; }

    /// <summary>The amount with unit and qualifier as the source states it.</summary>
    public string InvestmentText { get; private set; } = "";

    /// <summary>How many pieces of work it has, and how many are done.</summary>
    public decimal? ItemCount { get; private set; }

    public decimal? ItemDone { get; private set; }

    public string CountUnit { get; private set; } = "";

    public ProjectState State { get; private set; }

    /// <summary>0 to 100; null where none is reported.</summary>
    public decimal? Percent { get; private set; }

    public int SortOrder { get; private set; }

    /// <summary>The 科室 that answers for it; null while every filler may report it.</summary>
    public string? UnitCode { get; private set; }

    /// <summary>First day of the planned work.</summary>
    public DateOnly? StartsOn { get; private set; }

    /// <summary>Last day on which it is in time; never before <see cref="StartsOn"/>.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Only of a completed project.</summary>
    public DateOnly? CompletedOn { get; private set; }

    /// <summary>What people say of its progress.</summary>
    public string Note { get; private set; } = "";

    /// <summary>In their order.</summary>
    public IReadOnlyList<ProjectMilestone> Milestones => _milestones;

    /// <summary>Added by people: the catalogue does not take it away.</summary>
    public bool IsOwn { get; private set; }

    /// <summary>Reported on by people: its progress is theirs from then on, and the catalogue only describes.</summary>
    public bool IsEdited { get; private set; }

    /// <summary>Its dates and milestones are a demonstration's; its progress too until people report some.</summary>
    public bool IsDemonstration { get; private set; }

    /// <summary>People gave it dates or milestones: neither the catalogue nor the demonstration touches them.</summary>
    public bool IsScheduled => !IsDemonstration && (StartsOn is not null || DueOn is not null || _milestones.Count > 0);

    /// <summary>Counts the changes by people, so that nobody overwrites what they have not seen.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Somebody said how far it is.</summary>
    public bool IsReported => State != ProjectState.Planned || Percent > 0 || InvestmentDone is not null || ItemDone is not null || Note.Length > 0
        || _milestones.Any(milestone => milestone.DoneOn is not null);

    /// <summary>A project of people.</summary>
    /// <exception cref="DomainException">Something about it cannot be taken.</exception>
    public static Project Add(string code, int year, ProjectDraft draft, int sortOrder)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var name = Remark.Tidy(draft.Name);
        if (name is not { Length: <= MaxNameLength } || !Remark.CanBeStored(name) || name.Any(char.IsControl))
            throw new DomainException("project-name-invalid", Text.NameInvalid);
        var place = Remark.Tidy(draft.Place) ?? "";
        if (place.Length > MaxNameLength || !Remark.CanBeStored(place) || place.Any(char.IsControl))
            throw new DomainException("project-place-invalid", Text.PlaceInvalid);
        RequireAmount(draft.InvestmentPlanned, "project-investment-planned-invalid", Text.InvestmentPlanned);
        RequireAmount(draft.ItemCount, "project-item-count-invalid", Text.ItemCount);
        var unit = Remark.Tidy(draft.CountUnit) ?? "";
        if (unit.Length > 20 || !Remark.CanBeStored(unit) || unit.Any(char.IsControl))
            throw new DomainException("project-count-unit-invalid", Text.CountUnitInvalid);
        var project = new Project(code, year) { IsOwn = true };
        project.Describe(draft.PlanItemCode, draft.AreaCode, name, place, sortOrder);
        project.Invest(draft.InvestmentPlanned, null, "");
        project.Advance(draft.ItemCount, null, unit, ProjectState.Planned, null);
        return project;
    }

    public void Describe(string planItemCode, string areaCode, string name, string place, int sortOrder) =>
        (PlanItemCode, AreaCode, Name, Place, SortOrder) = (planItemCode, areaCode, name, place, sortOrder);

    public void Invest(decimal? planned, decimal? done, string text) => (InvestmentPlanned, InvestmentDone, InvestmentText) = (planned, done, text);

    /// <exception cref="DomainException">The percentage lies outside 0–100 or contradicts the state.</exception>
    public void Advance(decimal? itemCount, decimal? itemDone, string countUnit, ProjectState state, decimal? percent)
    {
        RequirePercent(state, percent);
        (ItemCount, ItemDone, CountUnit, State, Percent) = (itemCount, itemDone, countUnit, state, percent);
        if (state != ProjectState.Completed)
            CompletedOn = null;
    }

    /// <summary>What people report; from then on it is theirs.</summary>
    /// <param name="progress">All of it: what is null is not known.</param>
    /// <param name="today">On the bureau's calendar: nothing is completed on a day to come.</param>
    /// <exception cref="DomainException">A number, the day or the note cannot be taken; nothing changed.</exception>
    public void Report(ProjectProgress progress, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(progress);
        RequirePercent(progress.State, progress.Percent);
        if (progress.Percent is { } percent && percent != Math.Round(percent, 2))
            throw new DomainException("project-percent-invalid", Text.PercentDecimals);
        RequireAmount(progress.InvestmentDone, "project-investment-done-invalid", Text.InvestmentDone);
        RequireAmount(progress.ItemDone, "project-item-done-invalid", Text.ItemDone);
        if (progress.CompletedOn is { } day)
        {
            if (progress.State != ProjectState.Completed)
                throw new DomainException("project-completed-on-contradicts", Text.CompletedOnContradicts);
            RequireDay(day);
            if (day > today)
                throw new DomainException("project-completed-on-future", Text.CompletedOnFuture);
        }
        var note = Remark.Tidy(progress.Note) ?? "";
        if (note.Length > MaxNoteLength || !Remark.CanBeStored(note))
            throw new DomainException("project-note-invalid", Text.NoteInvalid);
        (State, Percent, InvestmentDone, ItemDone, CompletedOn, Note) = (progress.State, progress.Percent, progress.InvestmentDone, progress.ItemDone, progress.CompletedOn, note);
        IsEdited = true;
        Version++;
    }

    /// <summary>The planned period and the milestones, all of them: one that is not named any more goes, one that is named by its id keeps the day on which it was done.</summary>
    /// <remarks>The schedule is people's then; a progress of the demonstration that nobody replaced goes when the catalogue is loaded next.</remarks>
    /// <exception cref="DomainException">The days contradict each other, or a milestone cannot be taken; nothing changed.</exception>
    public void Schedule(DateOnly? startsOn, DateOnly? dueOn, IReadOnlyList<MilestoneDraft> milestones)
    {
        Plan(startsOn, dueOn, milestones);
        IsDemonstration = false;
        Version++;
    }

    /// <summary>A schedule, and where <paramref name="progress"/> is given a progress, that goes with the demonstration.</summary>
    public void Demonstrate(DateOnly? startsOn, DateOnly? dueOn, IReadOnlyList<(MilestoneDraft Draft, DateOnly? DoneOn)> milestones, ProjectProgress? progress)
    {
        ArgumentNullException.ThrowIfNull(milestones);
        Plan(startsOn, dueOn, [.. milestones.Select(milestone => milestone.Draft)]);
        for (var index = 0; index < milestones.Count; index++)
            _milestones[index].Mark(milestones[index].DoneOn);
        if (progress is not null)
        {
            RequirePercent(progress.State, progress.Percent);
            (State, Percent, InvestmentDone, ItemDone, CompletedOn) = (progress.State, progress.Percent, progress.InvestmentDone, progress.ItemDone, progress.CompletedOn);
        }
        IsDemonstration = true;
    }

    /// <summary>The demonstration goes: its dates and milestones, and its completion unless people reported since.</summary>
    public void EndDemonstration()
    {
        Plan(null, null, []);
        if (!IsEdited)
            CompletedOn = null;
        IsDemonstration = false;
    }

    /// <summary>A milestone was reached on a day; null takes that back.</summary>
    /// <exception cref="DomainException">The milestone is none of the project's, or the day is still to come.</exception>
    public void MarkMilestone(int id, DateOnly? doneOn, DateOnly today)
    {
        if (_milestones.Find(milestone => milestone.Id == id) is not { } found)
            throw new DomainException("milestone-unknown", Text.MilestoneUnknown);
        if (doneOn is { } day)
        {
            RequireDay(day);
            if (day > today)
                throw new DomainException("milestone-done-future", Text.MilestoneDoneFuture);
        }
        found.Mark(doneOn);
        Version++;
    }

    /// <summary>Whose people report it; null for every filler.</summary>
    public void AssignTo(string? unitCode)
    {
        UnitCode = unitCode;
        Version++;
    }

    private void Plan(DateOnly? startsOn, DateOnly? dueOn, IReadOnlyList<MilestoneDraft> milestones)
    {
        ArgumentNullException.ThrowIfNull(milestones);
        if (startsOn is { } first)
            RequireDay(first);
        if (dueOn is { } last)
            RequireDay(last);
        if (startsOn > dueOn)
            throw new DomainException("project-due-before-start", Text.DueBeforeStart);
        if (milestones.Count > MaxMilestones)
            throw new DomainException("milestones-too-many", Text.MilestonesTooMany);
        // All checked before the first is written.
        List<(ProjectMilestone? Known, string Name, DateOnly DueOn)> planned = [.. milestones.Select(draft =>
        {
            RequireDay(draft.DueOn);
            return (draft.Id is not { } id ? null : _milestones.Find(known => known.Id == id) ?? throw new DomainException("milestone-unknown", Text.MilestoneUnknown),
                ProjectMilestone.NameOf(draft.Name), draft.DueOn);
        })];
        if (planned.Where(row => row.Known is not null).GroupBy(row => row.Known).Any(group => group.Count() > 1))
            throw new DomainException("milestone-unknown", Text.MilestoneUnknown);
        _milestones.RemoveAll(known => planned.All(row => row.Known != known));
        for (var index = 0; index < planned.Count; index++)
        {
            var (known, name, due) = planned[index];
            if (known is null)
                _milestones.Add(new ProjectMilestone(Code, name, due, index + 1));
            else
                known.Plan(name, due, index + 1);
        }
        (StartsOn, DueOn) = (startsOn, dueOn);
    }

    private static void RequirePercent(ProjectState state, decimal? percent)
    {
        if (percent is < 0 or > 100)
            throw new DomainException("project-percent-invalid", Resources.DomainText.ProjectPercentInvalid);
        if ((state, percent) is (ProjectState.Planned, > 0) or (ProjectState.Completed, < 100))
            throw new DomainException("project-percent-contradicts", Resources.DomainText.ProjectPercentContradicts);
    }

    private static void RequireAmount(decimal? amount, string code, string name)
    {
        if (amount is { } given && (given < 0 || given > MaxAmount || given != Math.Round(given, 6)))
            throw new DomainException(code, string.Format(System.Globalization.CultureInfo.InvariantCulture, Text.AmountInvalid, name));
    }

    /// <summary>Years outside the calendar of <see cref="YearMonth"/> are typing errors.</summary>
    private static void RequireDay(DateOnly day)
    {
        if (day.Year is < YearMonth.MinYear or > YearMonth.MaxYear)
            throw new DomainException("project-day-invalid", Text.DayInvalid);
    }
}
