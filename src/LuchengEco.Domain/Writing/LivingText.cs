using System.Globalization;
using System.Text;

namespace LuchengEco.Domain.Writing;

/// <summary>A stretch of a text: words, or with a key a slot, whose text comes from the data and is never typed.</summary>
public readonly record struct LivingPart(string Text, string? Key = null)
{
    public bool IsSlot => Key is not null;
}

/// <summary>A text whose numbers are slots: what data say stands apart from how it is said. Equal when words, slots and numbers are.</summary>
/// <remarks>Its <see cref="Template"/> is the text with <c>{key}</c> for each slot; <c>{{</c> and <c>}}</c> are braces.</remarks>
public sealed class LivingText : IEquatable<LivingText>
{
    private readonly LivingPart[] _parts;
    private string? _text;

    /// <summary>Neighbouring words become one part; parts without text are left out.</summary>
    public LivingText(IEnumerable<LivingPart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var joined = new List<LivingPart>();
        foreach (var part in parts)
        {
            if (part.Text.Length == 0)
                continue;
            if (!part.IsSlot && joined is [.., { IsSlot: false } last])
                joined[^1] = new LivingPart(last.Text + part.Text);
            else
                joined.Add(part);
        }
        _parts = [.. joined];
    }

    public static LivingText Empty { get; } = new([]);

    public IReadOnlyList<LivingPart> Parts => _parts;

    public IEnumerable<LivingPart> Slots => _parts.Where(part => part.IsSlot);

    public bool IsEmpty => _parts.Length == 0;

    /// <summary>Words with <c>{key}</c> in the place of each slot.</summary>
    public string Template => string.Concat(_parts.Select(part => part.Key is { } key ? "{" + key + "}" : Escaped(part.Text)));

    /// <summary>A text that is one slot.</summary>
    /// <exception cref="ArgumentException">The key could not stand in a template.</exception>
    public static LivingText Slot(string key, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return key.AsSpan().IndexOfAny('{', '}') < 0 ? new LivingText([new LivingPart(text, key)]) : throw new ArgumentException($"'{key}' is no key of a slot.", nameof(key));
    }

    /// <summary>Fills <c>{0}</c>, <c>{1}</c> … of a composite format with texts; whatever is no living text becomes words.</summary>
    public static LivingText Format(string template, params ReadOnlySpan<object?> values)
    {
        ArgumentNullException.ThrowIfNull(template);
        var parts = new List<LivingPart>();
        var start = 0;
        while (start < template.Length)
        {
            var open = template.IndexOf('{', start);
            if (open < 0)
                break;
            var close = template.IndexOf('}', open);
            parts.Add(new LivingPart(template[start..open]));
            switch (values[int.Parse(template.AsSpan(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture)])
            {
                case LivingText text:
                    parts.AddRange(text._parts);
                    break;
                case { } value:
                    parts.Add(new LivingPart(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
                    break;
            }
            start = close + 1;
        }
        parts.Add(new LivingPart(template[start..]));
        return new LivingText(parts);
    }

    public static LivingText Join(string separator, IEnumerable<LivingText> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new LivingText(texts.SelectMany((text, index) => index == 0 ? text._parts : text._parts.Prepend(new LivingPart(separator))));
    }

    /// <summary>The words of <paramref name="template"/> with the text that <paramref name="find"/> gives for each slot.</summary>
    /// <param name="template">As <see cref="Template"/> writes it.</param>
    /// <param name="find">Text of a key; null where no data stand behind it.</param>
    /// <param name="missing">Keys without data, and stretches that are no template; the result is of no use where there are any.</param>
    public static LivingText Fill(string template, Func<string, string?> find, out IReadOnlyList<string> missing)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(find);
        var (parts, lost, words) = (new List<LivingPart>(), new List<string>(), new StringBuilder());
        for (var index = 0; index < template.Length; index++)
        {
            var character = template[index];
            if (character is '{' or '}' && index + 1 < template.Length && template[index + 1] == character)
            {
                words.Append(character);
                index++;
                continue;
            }
            if (character is not ('{' or '}'))
            {
                words.Append(character);
                continue;
            }
            var close = character == '{' ? template.IndexOf('}', index) : -1;
            var key = close < 0 ? "" : template[(index + 1)..close];
            if (key.Length == 0 || key.Contains('{', StringComparison.Ordinal) || find(key) is not { } text)
            {
                lost.Add(close < 0 ? template[index..] : key);
                index = close < 0 ? template.Length : close;
                continue;
            }
            parts.Add(new LivingPart(words.ToString()));
            parts.Add(new LivingPart(text, key));
            words.Clear();
            index = close;
        }
        parts.Add(new LivingPart(words.ToString()));
        missing = lost;
        return new LivingText(parts);
    }

    /// <summary>With other keys.</summary>
    public LivingText Renamed(Func<string, string> rename)
    {
        ArgumentNullException.ThrowIfNull(rename);
        return new LivingText(_parts.Select(part => part.Key is { } key ? part with { Key = rename(key) } : part));
    }

    /// <summary>With other texts, of words and slots alike: a unit spelled out, say.</summary>
    public LivingText Reworded(Func<string, string> reword)
    {
        ArgumentNullException.ThrowIfNull(reword);
        return new LivingText(_parts.Select(part => part with { Text = reword(part.Text) }));
    }

    public LivingText Append(LivingText other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new LivingText(_parts.Concat(other._parts));
    }

    public static LivingText operator +(LivingText left, LivingText right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return left.Append(right);
    }

    /// <summary>A text without slots.</summary>
    public static LivingText FromString(string text) => new([new LivingPart(text)]);

    public static implicit operator LivingText(string text) => FromString(text);

    public override string ToString() => _text ??= string.Concat(_parts.Select(part => part.Text));

    public bool Equals(LivingText? other) => other is not null && _parts.AsSpan().SequenceEqual(other._parts);

    public override bool Equals(object? obj) => Equals(obj as LivingText);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private static string Escaped(string words) => words.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
