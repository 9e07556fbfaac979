using Microsoft.AspNetCore.Components;

namespace LuchengEco.Web.Components;

/// <summary>A text with the places marked where it contains what somebody looks for.</summary>
public sealed partial class MarkedText
{
    [Parameter, EditorRequired] public string Text { get; set; } = "";

    [Parameter] public string? Find { get; set; }

    private IEnumerable<(string Text, bool IsHit)> Parts()
    {
        var start = 0;
        if (!string.IsNullOrEmpty(Find))
        {
            for (var at = IndexFrom(0); at >= 0; at = IndexFrom(start))
            {
                if (at > start)
                    yield return (Text[start..at], false);
                start = at + Find.Length;
                yield return (Text[at..start], true);
            }
        }
        if (start < Text.Length)
            yield return (Text[start..], false);
    }

    private int IndexFrom(int start) => Text.IndexOf(Find!, start, StringComparison.OrdinalIgnoreCase);
}
