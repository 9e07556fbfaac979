namespace LuchengEco.Web.Components;

/// <summary>What a table is sorted by, as it stands in the URL: <c>name</c> upwards, <c>-name</c> downwards, nothing for the natural order.</summary>
public readonly record struct SortOrder(string? Key, bool IsDescending)
{
    public static SortOrder Natural => default;

    /// <summary>Null for the natural order, so that the parameter disappears from the URL.</summary>
    public string? Parameter => Key is null ? null : IsDescending ? "-" + Key : Key;

    /// <summary>An unknown key is the natural order: an old bookmark still opens.</summary>
    public static SortOrder Parse(string? text, params ReadOnlySpan<string> known)
    {
        var key = text?.TrimStart('-');
        return key is { Length: > 0 } && known.Contains(key) ? new(key, text!.StartsWith('-')) : Natural;
    }

    /// <summary>The order after a click on a column: upwards, downwards, then natural again.</summary>
    public SortOrder Next(string key) => Key != key ? new(key, false) : IsDescending ? Natural : new(key, true);

    /// <summary>Sorts by the key of a row and keeps the natural order among equals.</summary>
    public IEnumerable<T> Apply<T, TKey>(IEnumerable<T> rows, Func<T, TKey> keyOf, IComparer<TKey>? comparer = null) =>
        IsDescending ? rows.OrderByDescending(keyOf, comparer) : rows.OrderBy(keyOf, comparer);
}
