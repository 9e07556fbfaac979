using LuchengEco.Domain.Projects;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Projects;

/// <summary>Word, icon and style of how a project stands to its dates, the same on every page.</summary>
public static class LatenessWords
{
    /// <summary>Worst first.</summary>
    public static IReadOnlyList<Lateness> All { get; } = [Lateness.Overdue, Lateness.MilestoneOverdue, Lateness.DueSoon, Lateness.InTime, Lateness.NoDate, Lateness.Done];

    public static string Of(Lateness lateness) => lateness switch
    {
        Lateness.Overdue => ProjectPageText.Overdue,
        Lateness.MilestoneOverdue => ProjectPageText.MilestoneOverdue,
        Lateness.DueSoon => ProjectPageText.DueSoon,
        Lateness.InTime => ProjectPageText.InTime,
        Lateness.NoDate => ProjectPageText.NoDate,
        Lateness.Done => ProjectPageText.Done,
    };

    /// <summary>With the days that matter: 逾期31天, 20天后到期.</summary>
    public static string Say(ProjectStanding standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        return standing switch
        {
            { Lateness: Lateness.Overdue } => Phrase.Of(ProjectPageText.OverdueBy, standing.Days),
            { Lateness: Lateness.MilestoneOverdue } => Phrase.Of(ProjectPageText.MilestoneOverdueBy, standing.Days),
            { Lateness: Lateness.DueSoon, Days: 0 } => ProjectPageText.DueToday,
            { Lateness: Lateness.DueSoon } => Phrase.Of(ProjectPageText.DueIn, standing.Days),
            { Lateness: Lateness.Done, Days: > 0 } => Phrase.Of(ProjectPageText.DoneLate, standing.Days),
            _ => Of(standing.Lateness),
        };
    }

    public static string Icon(Lateness lateness) => lateness switch
    {
        Lateness.Overdue => "▲",
        Lateness.MilestoneOverdue => "◆",
        Lateness.DueSoon => "◔",
        Lateness.InTime => "→",
        Lateness.NoDate => "–",
        Lateness.Done => "✓",
    };

    public static string CssClass(Lateness lateness) => lateness switch
    {
        Lateness.Overdue => "overdue",
        Lateness.MilestoneOverdue => "milestone-overdue",
        Lateness.DueSoon => "due-soon",
        Lateness.InTime => "in-time",
        Lateness.NoDate => "no-date",
        Lateness.Done => "done",
    };
}
