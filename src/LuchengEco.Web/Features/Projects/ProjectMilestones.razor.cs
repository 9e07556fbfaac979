using LuchengEco.Services;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Projects;

/// <summary>The milestones of a project, each with the button that marks it.</summary>
public sealed partial class ProjectMilestones
{
    private readonly Dictionary<int, string> _days = [];
    private (int Id, string Text)? _problem;

    [Inject] public required TimeProvider Clock { get; init; }

    [Parameter, EditorRequired] public IReadOnlyList<MilestoneReport> Milestones { get; set; } = [];

    /// <summary>On which they are judged.</summary>
    [Parameter, EditorRequired] public DateOnly Day { get; set; }

    /// <summary>Id and the day on which it was reached; null where nobody may mark.</summary>
    [Parameter] public Func<int, DateOnly?, Task<ChangeResult>>? Mark { get; set; }

    private string DayOf(int id) => _days.GetValueOrDefault(id) ?? ProjectPageWords.Field(Clock.Today());

    private async Task MarkAsync(int id)
    {
        if (!ProjectPageWords.TryRead(DayOf(id), out var day) || day is null)
            _problem = (id, Phrase.Of(ProjectPageText.DateInvalid, ProjectPageText.MilestoneDone));
        else
            await SaveAsync(id, day);
    }

    private async Task SaveAsync(int id, DateOnly? day)
    {
        var result = await Mark!(id, day);
        _problem = result.Succeeded ? null : (id, result.Message ?? "");
    }
}
