using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Entry;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Workbooks;

/// <summary>What Excel itself refuses while typing: the same limits that decide on import, said early.</summary>
internal static class EntryValidations
{
    /// <summary>Excel shows no longer prompt.</summary>
    private const int MaxPrompt = 250;

    /// <returns>Empty when the month is closed.</returns>
    public static DataValidations Of(YearMonth month, UnitForm unit, int firstRow)
    {
        var validations = new DataValidations();
        if (!unit.Unit.MayFill || unit.Rows.Count == 0)
            return validations;
        foreach (var (index, row) in unit.Rows.Index().Where(row => EntrySheet.IsOpen(unit.Unit, row.Item)))
        {
            foreach (var column in EntryColumns.Inputs.Where(column => EntrySheet.Takes(row, column)))
            {
                if (NumberRule(month, row, column) is not { } rule)
                    continue;
                rule.SequenceOfReferences = At(column, firstRow + index, firstRow + index);
                validations.Append(rule);
            }
        }
        var last = firstRow + unit.Rows.Count - 1;
        validations.Append(new DataValidation(new Formula1($"\"{MonthEntryText.MarkNotApplicable},{MonthEntryText.MarkNotPublished}\""))
        {
            Type = DataValidationValues.List,
            AllowBlank = true,
            ShowErrorMessage = true,
            ErrorTitle = WorkbookText.ErrorTitle,
            Error = WorkbookText.ErrorMark,
            SequenceOfReferences = At(EntryColumn.Mark, firstRow, last),
        });
        validations.Append(Length(FigureRules.MaxNoteLength, EntryColumn.Note, firstRow, last, prompt: null));
        validations.Append(Length(FigureRules.MaxReasonLength, EntryColumn.Reason, firstRow, last, WorkbookText.PromptReason));
        validations.Count = (uint)validations.ChildElements.Count;
        return validations;
    }

    private static DataValidation? NumberRule(YearMonth month, SheetRow row, EntryColumn column) => column switch
    {
        EntryColumn.Value => Range(row.PlausibleMin, row.PlausibleMax, Phrase.Of(WorkbookText.PromptNumber, row.Unit)),
        EntryColumn.Numerator => Count(month, row, row.NumeratorName),
        EntryColumn.Denominator => Count(month, row, row.DenominatorName),
        EntryColumn.Weight => Days(month, WorkbookText.Weight),
        _ => null,
    };

    private static DataValidation Count(YearMonth month, SheetRow row, string? name) => row.CountsDays ? Days(month, name) : Range(0, null, name ?? "");

    private static DataValidation Days(YearMonth month, string? prompt) => Rule(DataValidationValues.Whole, DataValidationOperatorValues.Between, 0, month.Days,
        Phrase.Of(WorkbookText.ErrorDays, month.Days), prompt ?? "");

    private static DataValidation Range(decimal? low, decimal? high, string prompt) => (low, high) switch
    {
        ({ } least, { } greatest) => Rule(DataValidationValues.Decimal, DataValidationOperatorValues.Between, least, greatest,
            Phrase.Of(WorkbookText.ErrorRange, Phrase.Of(MonthEntryText.RangeBetween, NumberText.Plain(least), NumberText.Plain(greatest))), prompt),
        ({ } least, null) => Rule(DataValidationValues.Decimal, DataValidationOperatorValues.GreaterThanOrEqual, least, null,
            Phrase.Of(WorkbookText.ErrorFrom, NumberText.Plain(least)), prompt),
        (null, { } greatest) => Rule(DataValidationValues.Decimal, DataValidationOperatorValues.LessThanOrEqual, greatest, null,
            Phrase.Of(WorkbookText.ErrorTo, NumberText.Plain(greatest)), prompt),
        (null, null) => Rule(DataValidationValues.Decimal, DataValidationOperatorValues.Between, 1 - FigureRules.Limit, FigureRules.Limit - 1, WorkbookText.ErrorNumber, prompt),
    };

    private static DataValidation Rule(DataValidationValues type, DataValidationOperatorValues comparison, decimal first, decimal? second, string error, string prompt)
    {
        var rule = new DataValidation
        {
            Type = type,
            Operator = comparison,
            AllowBlank = true,
            ShowErrorMessage = true,
            ErrorTitle = WorkbookText.ErrorTitle,
            Error = error,
            ShowInputMessage = prompt.Length > 0,
            Prompt = prompt.Length > MaxPrompt ? prompt[..MaxPrompt] : prompt,
        };
        rule.Append(new Formula1(Plain(first)));
        if (second is { } upper)
            rule.Append(new Formula2(Plain(upper)));
        return rule;
    }

    private static DataValidation Length(int characters, EntryColumn column, int first, int last, string? prompt) =>
        new(new Formula1(characters.ToString(CultureInfo.InvariantCulture)))
        {
            Type = DataValidationValues.TextLength,
            Operator = DataValidationOperatorValues.LessThanOrEqual,
            AllowBlank = true,
            ShowErrorMessage = true,
            ErrorTitle = WorkbookText.ErrorTitle,
            Error = Phrase.Of(WorkbookText.ErrorLength, characters),
            ShowInputMessage = prompt is not null,
            Prompt = prompt,
            SequenceOfReferences = At(column, first, last),
        };

    private static ListValue<StringValue> At(EntryColumn column, int first, int last)
    {
        var letter = EntryColumns.Letter(column);
        return new() { InnerText = first == last ? $"{letter}{first}" : $"{letter}{first}:{letter}{last}" };
    }

    private static string Plain(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
