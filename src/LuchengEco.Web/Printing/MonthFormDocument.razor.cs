using System.Globalization;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Entry;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Printing;

/// <summary>The form of a month on A4, each unit on pages of its own with its signatures.</summary>
public sealed partial class MonthFormDocument
{
    [Parameter, EditorRequired] public required MonthForm Form { get; set; }

    /// <summary>Without figures, to be filled by hand.</summary>
    [Parameter] public bool IsBlank { get; set; }

    /// <summary>A blank form shows no figure that could be taken for a real one.</summary>
    private bool IsDemonstration => !IsBlank && Form.HasDemonstration;

    private static string StateOf(UnitForm unit)
    {
        var state = Phrase.Of(MonthFormText.State, unit.Unit.State switch
        {
            SubmissionState.Draft => MonthFormText.Draft,
            SubmissionState.Returned => MonthFormText.Returned,
            SubmissionState.Submitted => MonthFormText.Submitted,
            SubmissionState.Approved => MonthFormText.Approved,
        });
        var steps = new List<string> { state };
        if (unit.Submitted is { } submitted)
            steps.Add(Phrase.Of(MonthFormText.SubmittedBy, submitted.By, Moment(submitted.At)));
        if (unit.Approved is { } approved)
            steps.Add(Phrase.Of(MonthFormText.ApprovedBy, approved.By, Moment(approved.At)));
        return string.Join(MonthFormText.Join, steps);
    }

    /// <summary>The word that stands where no number is; null when there is one.</summary>
    private static string? Words(SheetRow row) => row.Entry.Mark != FigureMark.None ? FigureWords.Of(row.Entry.Mark) : row.Entry.IsBlank ? MonthFormText.Empty : null;

    private IEnumerable<(string? Name, string Text)> FieldsOf(SheetRow row) => row.Shape switch
    {
        FigureShape.Fraction => [(row.NumeratorName, Text(row.Entry.Numerator)), (row.DenominatorName, Text(row.Entry.Denominator))],
        FigureShape.Value when row.NeedsWeight => [(MonthFormText.Value, Text(row.Entry.Value)), (MonthFormText.Weight, Text(row.Entry.Weight))],
        FigureShape.Value => [(null, Text(row.Entry.Value))],
    };

    private string Text(decimal? number) => IsBlank ? "" : TypedNumber.Write(number);

    private static string? PercentOf(SheetRow row) =>
        row.Shape == FigureShape.Fraction && SoftChecks.MonthValue(row.Entry) is not null ? FigureWords.Percent(row, row.Entry) : null;

    private static string Moment(DateTimeOffset moment) => Clock.ToLocal(moment).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
