using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Projects;
using LuchengEco.Services;
using LuchengEco.Services.Projects;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Projects;

/// <summary>Reports and plans a project. What somebody typed stays when it is refused, and when another part of the page is saved.</summary>
public sealed partial class ProjectForms
{
    private ProjectDetail? _filledFrom;
    private string? _scheduleBase;
    private int _progressVersion;
    private int _scheduleVersion;
    private ProjectProgress? _progressBase;
    private ProjectState _state;
    private string _percent = "";
    private string _invested = "";
    private string _items = "";
    private string _completed = "";
    private string _note = "";
    private string _starts = "";
    private string _due = "";
    private List<MilestoneInput> _rows = [];
    private string _unit = "";
    private string? _unitBase;
    private int _unitVersion;
    private bool _scheduleOpen;
    private Problem? _progressProblem;
    private Problem? _scheduleProblem;
    private string? _unitProblem;
    private string? _saidProgress;
    private string? _saidSchedule;
    private string? _saidUnit;
    private string? _asking;

    [Parameter, EditorRequired] public ProjectDetail Detail { get; set; } = null!;

    [Parameter, EditorRequired] public Func<int, ProjectProgress, Task<ChangeResult>> SaveProgress { get; set; } = null!;

    [Parameter, EditorRequired] public Func<int, DateOnly?, DateOnly?, IReadOnlyList<MilestoneDraft>, Task<ChangeResult>> SaveSchedule { get; set; } = null!;

    [Parameter, EditorRequired] public Func<int, string?, Task<ChangeResult>> Assign { get; set; } = null!;

    [Parameter, EditorRequired] public Func<int, bool, Task<ChangeResult>> Remove { get; set; } = null!;

    [Parameter, EditorRequired] public Func<Task> Reload { get; set; } = null!;

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_filledFrom, Detail))
            return;
        var isFirst = _filledFrom?.Code != Detail.Code;
        _filledFrom = Detail;
        if (isFirst)
        {
            FillProgress();
            FillSchedule();
            FillUnit();
            return;
        }
        // What this form shows did not change: what was typed stays, and may be saved upon the new state.
        if (Detail.UnitCode == _unitBase)
            _unitVersion = Detail.Version;
        if (Detail.Progress == _progressBase)
            _progressVersion = Detail.Version;
        if (Said(Detail) == _scheduleBase)
            _scheduleVersion = Detail.Version;
    }

    private void FillUnit() => (_unitBase, _unitVersion, _unit) = (Detail.UnitCode, Detail.Version, Detail.UnitCode ?? "");

    private void FillProgress()
    {
        var progress = Detail.Progress;
        (_progressBase, _progressVersion, _progressProblem) = (progress, Detail.Version, null);
        (_state, _percent, _invested, _items, _completed, _note) = (progress.State, TypedNumber.Write(progress.Percent), TypedNumber.Write(progress.InvestmentDone),
            TypedNumber.Write(progress.ItemDone), ProjectPageWords.Field(progress.CompletedOn), progress.Note ?? "");
    }

    private void FillSchedule()
    {
        (_scheduleBase, _scheduleVersion, _scheduleProblem) = (Said(Detail), Detail.Version, null);
        (_starts, _due) = (ProjectPageWords.Field(Detail.StartsOn), ProjectPageWords.Field(Detail.DueOn));
        _rows = [.. Detail.Milestones.Select(row => new MilestoneInput { Id = row.Id, Name = row.Name, Due = ProjectPageWords.Field(row.DueOn) })];
    }

    private async Task SaveProgressAsync()
    {
        (_saidProgress, _progressProblem) = (null, null);
        if (Number(_percent, ProjectPageText.Percent, "project-percent") is not { } percent || Number(_invested, ProjectPageText.InvestmentDone, "project-investment") is not { } invested
            || Number(_items, ProjectPageText.ItemDone, "project-item") is not { } items)
            return;
        if (!ProjectPageWords.TryRead(_completed, out var completed))
        {
            _progressProblem = new Problem("project-completed", Phrase.Of(ProjectPageText.DateInvalid, ProjectPageText.CompletedOn));
            return;
        }
        var result = await SaveProgress(_progressVersion, new ProjectProgress(_state, percent.Number, invested.Number, items.Number, completed, _note));
        if (result.Outcome == ChangeOutcome.Done)
            FillProgress();
        (_saidProgress, _progressProblem) = Told(result);
    }

    private async Task SaveScheduleAsync()
    {
        (_saidSchedule, _scheduleProblem, _scheduleOpen) = (null, null, true);
        if (!ProjectPageWords.TryRead(_starts, out var starts) || !ProjectPageWords.TryRead(_due, out var due))
        {
            _scheduleProblem = new Problem("day", Phrase.Of(ProjectPageText.DateInvalid, ProjectPageText.Period));
            return;
        }
        var drafts = new List<MilestoneDraft>();
        foreach (var (index, row) in _rows.Index())
        {
            if (!ProjectPageWords.TryRead(row.Due, out var day) || day is not { } known)
            {
                _scheduleProblem = new Problem("day", Phrase.Of(ProjectPageText.MilestoneDateMissing, index + 1));
                return;
            }
            drafts.Add(new MilestoneDraft(row.Id, row.Name, known));
        }
        var result = await SaveSchedule(_scheduleVersion, starts, due, drafts);
        if (result.Outcome == ChangeOutcome.Done)
            FillSchedule();
        (_saidSchedule, _scheduleProblem) = Told(result);
    }

    private async Task AssignAsync()
    {
        var result = await Assign(_unitVersion, _unit);
        if (result.Outcome == ChangeOutcome.Done)
            FillUnit();
        (_saidUnit, var problem) = Told(result);
        _unitProblem = problem?.Text;
    }

    private async Task RemoveAsync(bool isConfirmed)
    {
        var result = await Remove(Detail.Version, isConfirmed);
        _asking = result.Outcome == ChangeOutcome.Unconfirmed ? string.Concat(result.Consequences) : result.Message;
    }

    private async Task ReloadAllAsync()
    {
        await Reload();
        FillProgress();
        FillSchedule();
        FillUnit();
    }

    private TypedNumber? Number(string typed, string field, string code)
    {
        var number = TypedNumber.Read(typed, percentAllowed: code == "project-percent");
        if (number.Problem is not { } problem)
            return number;
        _progressProblem = new Problem(code, Phrase.Of(ProjectPageText.NumberInvalid, field, problem));
        return null;
    }

    private string? Invalid(string field) => _progressProblem?.Code.StartsWith(field, StringComparison.Ordinal) == true ? "true" : null;

    private static (string? Said, Problem? Problem) Told(ChangeResult result) => result.Outcome switch
    {
        ChangeOutcome.Done => (ProjectPageText.Saved, null),
        ChangeOutcome.Unchanged => (ProjectPageText.Unchanged, null),
        _ => (null, new Problem(result.Code ?? "", result.Message ?? "") { IsStale = result.Outcome == ChangeOutcome.ChangedByAnother }),
    };

    private static string Said(ProjectDetail detail) => $"{detail.StartsOn:O} {detail.DueOn:O} " + string.Concat(detail.Milestones.Select(row => $"{row.Id} {row.DueOn:O} {row.Name}\n"));

    private sealed record Problem(string Code, string Text)
    {
        public bool IsStale { get; init; }
    }

    private sealed class MilestoneInput
    {
        public int? Id { get; init; }

        public string Name { get; set; } = "";

        public string Due { get; set; } = "";
    }
}
