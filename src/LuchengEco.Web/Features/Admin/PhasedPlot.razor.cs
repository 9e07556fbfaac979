using System.Globalization;
using System.Text;
using LuchengEco.Domain.Progress;
using LuchengEco.Web.Components;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Features.Admin;

/// <summary>The curve as steps beside the values to date of both years.</summary>
/// <remarks>Here decimals become doubles: positions on screen, never numbers that anybody reads.</remarks>
public sealed partial class PhasedPlot
{
    private const double Left = 52;
    private const double Slot = (470 - Left) / 12;

    [Parameter, EditorRequired] public int Year { get; set; }

    [Parameter, EditorRequired] public IReadOnlyList<decimal?> Curve { get; set; } = [];

    [Parameter, EditorRequired] public IReadOnlyList<decimal?> ThisYear { get; set; } = [];

    [Parameter, EditorRequired] public IReadOnlyList<decimal?> LastYear { get; set; } = [];

    private string Label => Phrase.Of(PhasedText.ChartLabel, string.Join('、', Curve.Select(value => value is { } number ? NumberText.Plain(number) : "—")));

    /// <summary>The lowest and the highest number that is drawn: the axis does not begin at zero.</summary>
    private IEnumerable<decimal> Ticks => new[] { Curve, ThisYear, LastYear }.SelectMany(values => values).OfType<decimal>().ToList() is { Count: > 0 } all ? new[] { all.Min(), all.Max() }.Distinct() : [];

    private List<double> Values => [.. Curve.Concat(ThisYear).Concat(LastYear).OfType<decimal>().Select(value => (double)value)];

    /// <summary>A month's value holds through its slot.</summary>
    private string Steps
    {
        get
        {
            var path = new StringBuilder();
            for (var month = 1; month <= 12; month++)
            {
                if (Curve[month - 1] is not { } value)
                    continue;
                var joins = month > 1 && Curve[month - 2] is not null;
                path.Append(CultureInfo.InvariantCulture, $"{(joins ? 'L' : 'M')}{X(month) - Slot / 2:0.#} {Y(value):0.#}H{X(month) + Slot / 2:0.#}");
            }
            return path.ToString();
        }
    }

    private string Line(IReadOnlyList<decimal?> values)
    {
        var path = new StringBuilder();
        for (var month = 1; month <= 12; month++)
        {
            if (values[month - 1] is { } value)
                path.Append(CultureInfo.InvariantCulture, $"{(month > 1 && values[month - 2] is not null ? 'L' : 'M')}{X(month):0.#} {Y(value):0.#}h0");
        }
        return path.ToString();
    }

    private double Y(decimal value)
    {
        var (low, high) = (Values.Min(), Values.Max());
        return high > low ? 104 - ((double)value - low) / (high - low) * 92 : 58;
    }

    private static double X(int month) => Left + Slot * (month - .5);

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
