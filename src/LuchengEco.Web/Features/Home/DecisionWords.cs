using LuchengEco.Services.Briefs;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Home;

/// <summary>Word, icon and style of each reason for a decision.</summary>
public static class DecisionWords
{
    public static string Of(DecisionKind kind) => kind switch
    {
        DecisionKind.Lost => StatusText.Unreachable,
        DecisionKind.AtRisk => StatusText.AtRisk,
        DecisionKind.Overdue => HomeText.KindOverdue,
        DecisionKind.ProjectOverdue => HomeText.KindProjectOverdue,
        DecisionKind.Doubtful => HomeText.KindDoubtful,
        DecisionKind.Silent => StatusText.NoData,
        DecisionKind.Waiting => HomeText.KindWaiting,
    };

    public static string Icon(DecisionKind kind) => kind switch
    {
        DecisionKind.Lost => "■",
        DecisionKind.AtRisk => "▲",
        DecisionKind.Overdue or DecisionKind.ProjectOverdue => "◷",
        DecisionKind.Doubtful => "◐",
        DecisionKind.Silent => "○",
        DecisionKind.Waiting => "◌",
    };

    public static string CssClass(DecisionKind kind) => kind switch
    {
        DecisionKind.Lost => "bad",
        DecisionKind.AtRisk or DecisionKind.Overdue or DecisionKind.ProjectOverdue or DecisionKind.Doubtful => "warn",
        DecisionKind.Silent or DecisionKind.Waiting => "plain",
    };
}
