using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;

namespace LuchengEco.Domain.Progress;

/// <summary>The counted months of a year added up, and the rest that is not counted.</summary>
internal sealed record YearToDate
{
    /// <summary>Exact; null when nothing counted weighs anything.</summary>
    public decimal? Value { get; private init; }

    /// <summary>Σ(v·w) and Σw of a mean.</summary>
    public decimal WeightedSum { get; private init; }

    public decimal Weight { get; private init; }

    public decimal? Numerator { get; private init; }

    public decimal? Denominator { get; private init; }

    /// <summary>Null when a ratio of other things than days has no denominator yet to expect again.</summary>
    public decimal? RestWeight { get; private init; }

    public int? LatestMonth { get; private init; }

    public IReadOnlyList<int> RestMonths { get; private init; } = [];

    public IReadOnlyList<int> MissingMonths { get; private init; } = [];

    public IReadOnlyList<int> AssumedWeightMonths { get; private init; } = [];

    /// <summary>The first month of a ratio in which something failed, the last month of a latest; null for other accumulations.</summary>
    public DecidingMonth? DecidedWhole { get; private init; }

    public static YearToDate Of(IndicatorTraits traits, YearMonth through, IEnumerable<MonthFigure> figures)
    {
        var months = new MonthFigure?[13];
        foreach (var figure in figures)
        {
            if (figure.Month is < 1 or > 12)
                throw new ArgumentException($"{figure.Month} is not a month.", nameof(figures));
            if (months[figure.Month] is not null)
                throw new ArgumentException($"Month {figure.Month} stands twice.", nameof(figures));
            months[figure.Month] = figure;
        }

        var (counted, rest) = (new List<MonthFigure>(through.Month), new List<int>(12));
        for (var month = 1; month <= 12; month++)
        {
            var figure = month <= through.Month ? months[month] : null;
            if (figure?.HasFigure(traits.Shape) == true)
                counted.Add(figure);
            else if (figure?.Mark != FigureMark.NotApplicable)
                rest.Add(month);
        }
        var year = new YearToDate
        {
            RestMonths = rest,
            MissingMonths = rest.Count == 12 - through.Month ? [] : [.. rest.Where(month => month <= through.Month)],
            LatestMonth = counted.Count > 0 ? counted[^1].Month : null,
            RestWeight = CalendarDays(through.Year, rest),
        };
        return traits.Accumulation switch
        {
            Accumulation.Sum => year with { Value = counted.Count > 0 ? counted.Sum(figure => figure.Value!.Value) : null },
            Accumulation.WeightedMean => year.WithMean(through.Year, counted),
            Accumulation.Ratio => year.WithRatio(traits, counted),
            Accumulation.Latest => year.WithLatest(traits, counted),
        };
    }

    /// <summary>The value to date at the end of each month, January first, in one pass: equal to <see cref="Value"/> through that month.</summary>
    public static decimal?[] ValuesByMonth(IndicatorTraits traits, int year, IEnumerable<MonthFigure> figures)
    {
        var months = new MonthFigure?[13];
        foreach (var figure in figures)
            months[figure.Month] = figure;
        var values = new decimal?[12];
        var (sum, weight, denominator) = (0m, 0m, 0m);
        decimal? value = null;
        for (var month = 1; month <= 12; month++)
        {
            if (months[month] is { } figure && figure.HasFigure(traits.Shape))
            {
                switch (traits.Accumulation)
                {
                    case Accumulation.Sum:
                        value = sum += figure.Value!.Value;
                        break;
                    case Accumulation.WeightedMean:
                        var days = figure.Weight ?? new YearMonth(year, month).Days;
                        (sum, weight) = (sum + figure.Value!.Value * days, weight + days);
                        value = weight > 0 ? sum / weight : null;
                        break;
                    case Accumulation.Ratio:
                        (sum, denominator) = (sum + figure.Numerator!.Value, denominator + figure.Denominator!.Value);
                        value = denominator > 0 ? 100m * sum / denominator : null;
                        break;
                    case Accumulation.Latest when traits.Shape == FigureShape.Value:
                        value = figure.Value;
                        break;
                    case Accumulation.Latest when figure.Denominator > 0:
                        value = 100m * figure.Numerator!.Value / figure.Denominator.Value;
                        break;
                }
            }
            values[month - 1] = value;
        }
        return values;
    }

    private YearToDate WithMean(int year, List<MonthFigure> counted)
    {
        decimal WeightOf(MonthFigure figure) => figure.Weight ?? new YearMonth(year, figure.Month).Days;
        var weight = counted.Sum(WeightOf);
        var sum = counted.Sum(figure => figure.Value!.Value * WeightOf(figure));
        return this with
        {
            WeightedSum = sum,
            Weight = weight,
            Value = weight > 0 ? sum / weight : null,
            AssumedWeightMonths = [.. counted.Where(figure => figure.Weight is null).Select(figure => figure.Month)],
        };
    }

    private YearToDate WithRatio(IndicatorTraits traits, List<MonthFigure> counted)
    {
        var numerator = counted.Sum(figure => figure.Numerator!.Value);
        var denominator = counted.Sum(figure => figure.Denominator!.Value);
        var lastDenominator = counted.LastOrDefault(figure => figure.Denominator > 0)?.Denominator;
        return this with
        {
            Numerator = counted.Count > 0 ? numerator : null,
            Denominator = counted.Count > 0 ? denominator : null,
            Value = denominator > 0 ? 100m * numerator / denominator : null,
            DecidedWhole = Deciding(counted.FirstOrDefault(figure => figure.Numerator < figure.Denominator)),
            RestWeight = traits.CountsDays ? RestWeight : RestMonths.Count == 0 ? 0 : lastDenominator * RestMonths.Count,
        };
    }

    private YearToDate WithLatest(IndicatorTraits traits, List<MonthFigure> counted)
    {
        var latest = traits.Shape == FigureShape.Fraction ? counted.LastOrDefault(figure => figure.Denominator > 0) : counted.LastOrDefault();
        if (latest is null)
            return this;
        return traits.Shape == FigureShape.Value
            ? this with { Value = latest.Value, DecidedWhole = Deciding(latest) }
            : this with
            {
                Numerator = latest.Numerator,
                Denominator = latest.Denominator,
                LatestMonth = latest.Month,
                DecidedWhole = Deciding(latest),
                Value = 100m * latest.Numerator!.Value / latest.Denominator!.Value,
            };
    }

    private static DecidingMonth? Deciding(MonthFigure? figure) =>
        figure is null ? null : new(figure.Month, figure.Value, figure.Numerator, figure.Denominator);

    private static decimal CalendarDays(int year, IEnumerable<int> months) => months.Sum(month => (decimal)new YearMonth(year, month).Days);
}
