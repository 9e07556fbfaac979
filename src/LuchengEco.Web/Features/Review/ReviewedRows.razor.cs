using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Services.Entry;
using LuchengEco.Services.Review;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Entry;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LuchengEco.Web.Features.Review;

/// <summary>Some rows of a submission under one heading: each with its neighbours, warnings, answers and changes.</summary>
public sealed partial class ReviewedRows
{
    [Inject] public required IDialogService Dialogs { get; init; }

    [Parameter, EditorRequired] public string Title { get; set; } = "";

    [Parameter, EditorRequired] public IReadOnlyList<ReviewedRow> Rows { get; set; } = [];

    [Parameter, EditorRequired] public YearMonth Month { get; set; }

    /// <summary>What to say when there are no rows.</summary>
    [Parameter, EditorRequired] public string Empty { get; set; } = "";

    /// <summary>Name of the section for scripts and tests.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>A sentence under the heading.</summary>
    [Parameter] public string? Note { get; set; }

    [Parameter] public bool IsFolded { get; set; }

    private Task ShowHistoryAsync(SheetRow row) =>
        FigureHistoryDialog.ShowAsync(Dialogs, new HistorySubject(row.Code, row.Name, row.Unit, row.Shape, row.Decimals, Month));

    private static string? GapOf(SheetRow row) => row.Entry.HasFigure ? null : row.Entry.Mark switch
    {
        FigureMark.None => "blank",
        FigureMark.NotPublished => "not-published",
        FigureMark.NotApplicable => "not-applicable",
    };

    private static string MarkOf(SoftWarning warning, SheetRow row) => warning.Blocks ? ReviewPageText.Blocking : row.Reason is null ? ReviewPageText.Open : ReviewPageText.Answered;

    private static string MarkClass(SoftWarning warning, SheetRow row) => warning.Blocks ? "blocking" : row.Reason is null ? "open" : "answered";

    private static string WhatChanged(SheetRow row, CellChange change) => change.Before.SaysTheSameAs(change.After)
        ? ReviewPageText.ChangeSameNumbers
        : Phrase.Of(ReviewPageText.ChangeOf, FigureWords.Full(row, change.Before), FigureWords.Full(row, change.After));
}
