using System.Text.Json;

namespace LuchengEco.Services.Live;

/// <summary>What PostgreSQL announced about one table. An empty list says nothing about that side: the change may be anywhere.</summary>
/// <param name="Source">Name of the table, such as <c>monthly_figures</c>.</param>
public sealed record LiveChange(string Source)
{
    public const string Figures = "monthly_figures";
    public const string Evidence = "figure_evidence";
    public const string Submissions = "submissions";

    /// <summary>Years that the rows belong to.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    /// <summary>As <c>yyyy-MM</c>.</summary>
    public IReadOnlyList<string> Months { get; init; } = [];

    /// <summary>Codes of indicators.</summary>
    public IReadOnlyList<string> Indicators { get; init; } = [];

    /// <summary>Codes of 科室.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <returns>What can be understood of a payload; a change of nobody knows what where nothing can.</returns>
    public static LiveChange Read(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize<LiveChange>(payload, JsonSerializerOptions.Web) ?? new LiveChange("");
        }
        catch (JsonException)
        {
            return new LiveChange("");
        }
    }
}

/// <summary>What changed within a moment.</summary>
/// <param name="Changes">In the order in which they were heard.</param>
/// <param name="IsEverything">True after a time in which nothing could be heard: anything may have changed.</param>
public sealed record LiveNews(IReadOnlyList<LiveChange> Changes, bool IsEverything)
{
    public static readonly LiveNews Everything = new([], true);

    /// <summary>Nothing changed but whether changes are heard.</summary>
    public static readonly LiveNews None = new([], false);

    public bool IsNone => !IsEverything && Changes.Count == 0;

    public LiveNews And(LiveNews later)
    {
        ArgumentNullException.ThrowIfNull(later);
        return IsNone ? later : later.IsNone ? this : new LiveNews([.. Changes, .. later.Changes], IsEverything || later.IsEverything);
    }
}
