using LuchengEco.Domain.Plans;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Plans;

/// <summary>What each kind of plan item is called.</summary>
public static class PlanKindWords
{
    public static string Of(PlanItemKind kind) => kind switch
    {
        PlanItemKind.Framework => PlanText.KindFramework,
        PlanItemKind.Action => PlanText.KindAction,
        PlanItemKind.Measure => PlanText.KindMeasure,
        PlanItemKind.Goal => PlanText.KindGoal,
        PlanItemKind.Focus => PlanText.KindFocus,
        PlanItemKind.Treatment => PlanText.KindTreatment,
        PlanItemKind.Demonstration => PlanText.KindDemonstration,
        PlanItemKind.Undertaking => PlanText.KindUndertaking,
        PlanItemKind.KeyTask => PlanText.KindKeyTask,
    };
}
