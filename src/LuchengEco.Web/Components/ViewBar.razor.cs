using System.Globalization;
using LuchengEco.Services;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace LuchengEco.Web.Components;

/// <summary>Which figures count and as of when, above every reading page: links and a form that need no script.</summary>
public sealed partial class ViewBar
{
    private const string InputFormat = "yyyy-MM-dd'T'HH:mm";

    private ReportView _shown;

    [Inject] public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired] public ReportView View { get; set; }

    /// <summary>The page on which it stands.</summary>
    [Parameter, EditorRequired] public Uri Current { get; set; } = null!;

    /// <summary>What the address asked and nobody could follow.</summary>
    [Parameter] public string? Ignored { get; set; }

    private string Latest => Time.LocalNow().ToString(InputFormat, CultureInfo.InvariantCulture);

    /// <summary>As long as the view is the same it stays, whatever the clock says: somebody may be choosing another.</summary>
    private string Shown { get; set; } = "";

    protected override void OnParametersSet()
    {
        if (_shown == View && Shown.Length > 0)
            return;
        _shown = View;
        Shown = (View.AsOf ?? Time.LocalNow()).ToString(InputFormat, CultureInfo.InvariantCulture);
    }

    private IEnumerable<(string Text, DateTimeOffset At)> Presets
    {
        get
        {
            var today = Time.Today();
            yield return (ViewText.HourAgo, Minute(Time.LocalNow().AddHours(-1)));
            yield return (ViewText.Yesterday, Minute(EndOf(today.AddDays(-1))));
            yield return (ViewText.WeekAgo, Minute(EndOf(today.AddDays(-7))));
            yield return (ViewText.LastMonth, Minute(EndOf(new DateOnly(today.Year, today.Month, 1).AddDays(-1))));
            yield return (ViewText.LastYear, Minute(EndOf(new DateOnly(today.Year - 1, 12, 31))));
        }
    }

    private IEnumerable<(string Name, string? Value)> OtherParameters => QueryHelpers.ParseQuery(Current.Query)
        .Where(pair => pair.Key != ReportView.AsOfParameter).SelectMany(pair => pair.Value.Select(value => (pair.Key, value)));

    /// <summary>This page in another view, all else as it is.</summary>
    private string Address(ReportView view)
    {
        var others = OtherParameters.Where(pair => pair.Name != ReportView.BasisParameter);
        return view.Keep(QueryHelpers.AddQueryString(Current.AbsolutePath, others.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))));
    }

    private static DateTimeOffset EndOf(DateOnly day) => Clock.ToLocal(Clock.StartOf(day.AddDays(1)).AddMinutes(-1));

    private static DateTimeOffset Minute(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));
}
