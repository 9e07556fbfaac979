using System.Globalization;
using LuchengEco.Services;
using LuchengEco.Services.Reporting;
using Microsoft.AspNetCore.WebUtilities;

namespace LuchengEco.Web.Components;

/// <summary>How the reading pages look at the data: which figures count, and as of which past moment. It stands in the address, so that a link can be sent to a colleague.</summary>
/// <param name="Basis">Which figures count.</param>
/// <param name="AsOf">Null for now.</param>
/// <remarks>The default value is what everybody sees first: all figures, now.</remarks>
public readonly record struct ReportView(ReportBasis Basis, DateTimeOffset? AsOf)
{
    public const string BasisParameter = "basis";
    public const string AsOfParameter = "as-of";
    public const string Approved = "approved";
    public const string All = "all";

    private const string FileRoot = "/api/v1/years/";

    private static readonly string[] LocalFormats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];

    private static readonly string[] ZonedFormats = [.. LocalFormats.Select(format => format + "zzz"), .. LocalFormats.Select(format => format + "'Z'")];

    /// <summary>Pages whose numbers follow the view; entry, review and administration always show what stands.</summary>
    private static readonly string[] Roots = ["/areas", EcoUrls.IndicatorsRoot, EcoUrls.CompareRoot, EcoUrls.PlansRoot, EcoUrls.ProjectsRoot, EcoUrls.SummaryRoot];

    public bool IsDefault => this == default;

    /// <summary>2024年6月20日18:00 in China; empty for now.</summary>
    public string Moment => AsOf is { } at ? Write(at) : "";

    public static bool IsReading(string path) =>
        path is EcoUrls.Home || (!EcoUrls.IsFrozen(path) && Roots.Any(root => path == root || path.StartsWith(root + "/", StringComparison.Ordinal)));

    /// <summary>What an address asks. Anybody may have typed it: nonsense and the future are ignored.</summary>
    /// <returns>The view, and the words that were ignored; null when all were understood.</returns>
    public static (ReportView View, string? Ignored) Read(Uri address, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(clock);
        if (!IsReading(address.AbsolutePath))
            return default;
        var query = QueryHelpers.ParseQuery(address.Query);
        var (basis, asOf) = (query.TryGetValue(BasisParameter, out var words) ? words[^1] : null, query.TryGetValue(AsOfParameter, out var moments) ? moments[^1] : null);
        var moment = string.IsNullOrWhiteSpace(asOf) ? null : ParseMoment(asOf);
        if (moment > clock.GetUtcNow())
            moment = null;
        var view = new ReportView(basis == Approved ? ReportBasis.Approved : ReportBasis.All, moment);
        var ignored = !string.IsNullOrWhiteSpace(asOf) && moment is null ? asOf : basis is null or "" or Approved or All ? null : basis;
        return (view, ignored);
    }

    /// <summary>A moment on China's wall clock, with its own offset where it names one; a plain date is the end of its day.</summary>
    /// <returns>Null for anything else.</returns>
    public static DateTimeOffset? ParseMoment(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // An offset whose plus sign nobody escaped arrives as a space.
        var written = text.Trim().Replace(' ', '+');
        if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day < DateOnly.MaxValue && day > DateOnly.MinValue ? Clock.ToLocal(Clock.StartOf(day.AddDays(1)).AddMicroseconds(-1)) : null;
        if (DateTime.TryParseExact(written, LocalFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return local.Year > 1 ? Clock.ToLocal(Clock.StartOf(DateOnly.FromDateTime(local)).Add(local.TimeOfDay)) : null;
        return DateTimeOffset.TryParseExact(written, ZonedFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var zoned) && zoned.Year is > 1 and < 9999
            ? Clock.ToLocal(zoned)
            : null;
    }

    public static string Write(DateTimeOffset moment) => Clock.ToLocal(moment).ToString("yyyy'年'M'月'd'日'HH':'mm", CultureInfo.InvariantCulture);

    /// <summary>As addresses write it, on China's wall clock, to the second where there are seconds.</summary>
    public static string Parameter(DateTimeOffset moment)
    {
        var local = Clock.ToLocal(moment);
        return local.ToString(local.Ticks % TimeSpan.TicksPerMinute == 0 ? LocalFormats[0] : LocalFormats[2], CultureInfo.InvariantCulture);
    }

    /// <summary>The address with this view; as it is where it leads to no page or file that follows the view.</summary>
    public string Keep(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (IsDefault)
            return address;
        var path = address.Split('?', '#')[0];
        var isFile = path.StartsWith(FileRoot, StringComparison.Ordinal) || path.StartsWith(EcoUrls.CompareFileRoot, StringComparison.Ordinal);
        if (!isFile && !IsReading(path))
            return address;
        return EcoUrls.WithQuery(address, (BasisParameter, Basis == ReportBasis.Approved ? Approved : null),
            (isFile ? "asOf" : AsOfParameter, AsOf is { } at ? Parameter(at) : null));
    }
}
