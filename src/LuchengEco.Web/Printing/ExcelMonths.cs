using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Summary;
using LuchengEco.Web.Resources;
using static LuchengEco.Web.Printing.ExcelCells;

namespace LuchengEco.Web.Printing;

/// <summary>The sheet of months: what was typed as numbers, and everything that follows from it as formulas.</summary>
internal sealed class ExcelMonths
{
    private const int FirstMonth = 3;

    private readonly List<Cell[]> _rows = [];
    private readonly Dictionary<string, string> _toDate = [];
    private readonly int _through;

    public ExcelMonths(YearEndSummary summary)
    {
        _through = summary.Through.Month;
        foreach (var indicator in summary.Indicators)
            Add(indicator);
    }

    public ExcelSheet Sheet => new(DocumentText.SheetMonths, [34, 8, 22, .. Enumerable.Repeat(10, 12), 16, 30, 14],
        [DocumentText.Indicator, DocumentText.Unit, DocumentText.Series, .. Enumerable.Range(1, 12).Select(SummaryAnnexMonths.MonthHead), OfficeText.OwnedBy, OfficeText.Computation, OfficeText.UnapprovedMonths], _rows)
    {
        Frozen = FirstMonth,
        Below = [[Text(OfficeText.MonthsNote)], [Text(DocumentText.MonthsNote)]],
    };

    /// <summary>The cell with the value to date of an indicator, as another sheet refers to it.</summary>
    public string ToDateOf(string code) => $"'{DocumentText.SheetMonths}'!{_toDate[code]}";

    private void Add(IndicatorReport indicator)
    {
        var (traits, top) = (indicator.Traits, ExcelSheet.FirstRow + _rows.Count);
        var (isFraction, isMean) = (traits.Shape == FigureShape.Fraction, traits.Accumulation == Accumulation.WeightedMean);
        var inputs = isFraction || isMean ? 2 : 1;
        var (month, exact, toDate) = (top + inputs, top + inputs + 1, top + inputs + 2);
        var counted = indicator.Months.Where(point => point.Month <= _through && FigureOf(point).HasFigure(traits.Shape)).Select(point => point.Month).ToHashSet();
        var values = ProgressCalculator.ExactByMonth(traits, indicator.Progress.Year, indicator.Months.Where(point => counted.Contains(point.Month)).Select(FigureOf));

        if (isFraction)
        {
            Input(Named(OfficeText.SeriesNumerator, indicator.NumeratorName), point => point.Entry.Numerator);
            Input(Named(OfficeText.SeriesDenominator, indicator.DenominatorName), point => point.Entry.Denominator);
        }
        else
        {
            Input(OfficeText.SeriesTyped, point => point.Entry.Value);
            if (isMean)
                Input(OfficeText.SeriesWeight, point => point.Entry.Weight ?? new Domain.YearMonth(indicator.Progress.Year, point.Month).Days);
        }
        Row(DocumentText.SeriesMonth, point => Month(point));
        Row(OfficeText.SeriesExact, point => Valued(values[point.Month - 1] is null || !counted.Any(one => one <= point.Month) ? null : values[point.Month - 1], ExactOf(point.Month), null));
        Row(DocumentText.SeriesToDate, point => Valued(point.ToDate,
            ExcelFormulas.Unless($"ISNUMBER({At(point.Month, exact)})", ExcelFormulas.Round(At(point.Month, exact), traits.Decimals, traits.IsRate), DocumentText.SignNone), traits.Decimals));
        Line(DocumentText.SeriesLastYear, indicator.LastYearMonths.Select(LastYear));
        _toDate[indicator.Code] = At(_through, toDate);

        void Input(string series, Func<MonthPoint, decimal?> number) => Row(series, point => counted.Contains(point.Month) ? Number(number(point)) : new Cell());

        void Row(string series, Func<MonthPoint, Cell> cell) => Line(series, indicator.Months.Select(point => point.Month <= _through ? cell(point) : new Cell()));

        void Line(string series, IEnumerable<Cell> cells) => _rows.Add(
        [
            Text(indicator.Name), Text(traits.Unit), Text(series), .. cells, Text(indicator.UnitName), Text(Method(traits)),
            Text(string.Join(ChartText.Separator, indicator.CountedUnapproved.Select(one => one.ToString(CultureInfo.InvariantCulture)))),
        ]);

        // What may not be compared is a text with its mark, so that nobody reckons with it.
        Cell LastYear(MonthPoint point) => point.Value is { } value && point.Entry.HasFigure && indicator.ComparisonBreak is null && indicator.LastYearFullTraits.Unit == traits.Unit
            ? Number(indicator.LastYearFullTraits.Round(value), indicator.LastYearFullTraits.Decimals) : Sign(MonthCells.LastYear(indicator, point));

        Cell Month(MonthPoint point)
        {
            var sign = MonthCells.Own(indicator, point, _through);
            if (point.Value is { } value && point.Entry.Mark == FigureMark.None)
            {
                var rounded = traits.Round(value);
                return counted.Contains(point.Month) ? Formula(MonthOf(point.Month, DocumentText.SignNone), rounded, ExcelStyles.Number(traits.Decimals)) : Number(rounded, traits.Decimals);
            }
            return Formula(MonthOf(point.Month, sign), sign, ExcelStyles.Sign);
        }

        string MonthOf(int at, string sign) => isFraction
            ? ExcelFormulas.Unless($"N({At(at, top + 1)})>0", ExcelFormulas.Round($"(100*{At(at, top)}/{At(at, top + 1)})", traits.Decimals, traits.IsRate), sign)
            : ExcelFormulas.Unless($"ISNUMBER({At(at, top)})", ExcelFormulas.Round(At(at, top), traits.Decimals, traits.IsRate), sign);

        string ExactOf(int at)
        {
            var (first, second) = (Span(at, top), Span(at, top + 1));
            return traits.Accumulation switch
            {
                Accumulation.Sum => ExcelFormulas.Unless($"COUNT({first})>0", $"SUM({first})", DocumentText.SignNone),
                Accumulation.WeightedMean => ExcelFormulas.Unless($"SUM({second})>0", $"SUMPRODUCT({first},{second})/SUM({second})", DocumentText.SignNone),
                Accumulation.Ratio => ExcelFormulas.Unless($"SUM({second})>0", $"100*SUM({first})/SUM({second})", DocumentText.SignNone),
                Accumulation.Latest when isFraction => ExcelFormulas.Unless($"SUM({second})>0", $"100*LOOKUP(2,1/({second}>0),{first})/LOOKUP(2,1/({second}>0),{second})", DocumentText.SignNone),
                Accumulation.Latest => ExcelFormulas.Unless($"COUNT({first})>0", $"LOOKUP(9E+307,{first})", DocumentText.SignNone),
            };
        }
    }

    private static Cell Valued(decimal? value, string formula, int? decimals) =>
        value is { } number ? Formula(formula, number, ExcelStyles.Number(decimals)) : Formula(formula, DocumentText.SignNone, ExcelStyles.Sign);

    private static Cell Sign(string sign) => sign.Length == 0 ? new Cell() : Text(sign, ExcelStyles.Sign);

    private static MonthFigure FigureOf(MonthPoint point) => new(point.Month, point.Entry.Value, point.Entry.Numerator, point.Entry.Denominator, point.Entry.Weight, point.Entry.Mark);

    private static string Named(string series, string? name) => string.IsNullOrEmpty(name) ? series : series + Phrase.Of(MaturityText.OfPredecessor, name);

    private static string Method(IndicatorTraits traits) => traits.Accumulation switch
    {
        Accumulation.Sum => OfficeText.AccumulationSum,
        Accumulation.WeightedMean => OfficeText.AccumulationMean,
        Accumulation.Ratio => OfficeText.AccumulationRatio,
        Accumulation.Latest => OfficeText.AccumulationLatest,
    };

    private static string At(int month, int row) => string.Create(CultureInfo.InvariantCulture, $"{Column(FirstMonth + month - 1)}{row}");

    private static string Span(int month, int row) => string.Create(CultureInfo.InvariantCulture, $"${Column(FirstMonth)}{row}:{Column(FirstMonth + month - 1)}{row}");
}
