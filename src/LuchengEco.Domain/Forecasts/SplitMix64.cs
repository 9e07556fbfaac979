using LuchengEco.Domain.Progress;

namespace LuchengEco.Domain.Forecasts;

/// <summary>A small generator whose numbers are the same on every machine and in every release (Steele, Lea and Flood 2014).</summary>
/// <remarks><see cref="Random"/> promises that for no seed, and an estimate must not change while its data stand still.</remarks>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>0 to below <paramref name="count"/>.</summary>
    public int Next(int count) => (int)(Uniform() * count);

    /// <summary>0 to below 1.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Mean 0, variance 1: twelve uniforms, so that no function of the machine's mathematics library decides a digit.</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var part = 0; part < 12; part++)
            sum += Uniform();
        return sum;
    }

    /// <summary>FNV-1a over all that an estimate is made from: the same data give the same draws.</summary>
    public static SplitMix64 Of(YearMonth through, IEnumerable<MonthFigure> figures, IEnumerable<ForecastYear> history)
    {
        var hash = 14695981039346656037UL;
        void Add(int part) => hash = (hash ^ (uint)part) * 1099511628211UL;
        void AddNumber(decimal? number)
        {
            Add(number is null ? 0 : 1);
            // Trailing zeros are no other state of the data.
            foreach (var part in decimal.GetBits((number ?? 0) / 1.0000000000000000000000000000m))
                Add(part);
        }
        void AddMonths(int year, IEnumerable<MonthFigure> months)
        {
            Add(year);
            foreach (var month in months.OrderBy(month => month.Month))
            {
                Add(month.Month);
                Add((int)month.Mark);
                AddNumber(month.Value);
                AddNumber(month.Numerator);
                AddNumber(month.Denominator);
                AddNumber(month.Weight);
            }
        }
        Add(through.Month);
        AddMonths(through.Year, figures.Where(figure => figure.Month <= through.Month));
        foreach (var year in history)
            AddMonths(year.Year, year.Figures);
        return new SplitMix64(hash);
    }
}
