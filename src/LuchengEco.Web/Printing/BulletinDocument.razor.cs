using LuchengEco.Services.Briefs;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Printing;

/// <summary>The bulletin of a month on A4.</summary>
public sealed partial class BulletinDocument
{
    [Parameter, EditorRequired] public required MonthlyBulletin Bulletin { get; set; }

    /// <summary>Whether a number of last year carries the sign that it means something else.</summary>
    private bool HasMarks => Bulletin.Goals.Concat(Bulletin.Areas.SelectMany(area => area.Goals)).Any(goal => goal.LastYear.EndsWith('※'));
}
