using System.Text.Json;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Api;

/// <summary>Reads the fields of one JSON object and keeps the first thing that is wrong with them.</summary>
/// <remarks>A field that nobody knows is refused: a misspelt <c>value</c> would otherwise read as an empty cell and erase a figure.</remarks>
internal sealed class JsonFields
{
    private readonly JsonElement _object;

    /// <param name="element">What should be an object.</param>
    /// <param name="known">Every field that may stand in it.</param>
    public JsonFields(JsonElement element, params ReadOnlySpan<string> known)
    {
        _object = element;
        if (element.ValueKind != JsonValueKind.Object)
        {
            Refusal = new("object-expected", ApiText.ObjectExpected);
            return;
        }
        foreach (var property in element.EnumerateObject())
        {
            if (!IsKnown(property, known))
                Refusal ??= new("field-unknown", ApiProblems.Format(ApiText.FieldUnknown, ApiProblems.Shortened(NameOf(property)), string.Join(", ", known.ToArray())));
        }
    }

    public Refusal? Refusal { get; private set; }

    /// <summary>True when the field is there, even as null.</summary>
    public bool Has(string name) => Refusal is null && _object.TryGetProperty(name, out _);

    /// <summary>A number, exactly as written; null when absent or null.</summary>
    public decimal? Number(string name)
    {
        if (!TryGet(name, out var field))
            return null;
        if (field.ValueKind != JsonValueKind.Number)
        {
            Refusal ??= new("number-expected", ApiProblems.Format(ApiText.NumberExpected, name));
            return null;
        }
        if (JsonNumber.TryRead(field.GetRawText(), out var value) is not { } refusal)
            return value;
        Refusal ??= refusal;
        return null;
    }

    /// <summary>A list of numbers, each exactly as written; null when absent or null.</summary>
    public IReadOnlyList<decimal>? Numbers(string name)
    {
        if (!TryGet(name, out var field))
            return null;
        if (field.ValueKind != JsonValueKind.Array || field.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Number))
        {
            Refusal ??= new("numbers-expected", ApiProblems.Format(ApiText.NumbersExpected, name));
            return null;
        }
        var numbers = new List<decimal>();
        foreach (var item in field.EnumerateArray())
        {
            var refusal = JsonNumber.TryRead(item.GetRawText(), out var value);
            Refusal ??= refusal;
            numbers.Add(value);
        }
        return numbers;
    }

    /// <summary>A whole number from 0; null when absent or null.</summary>
    public int? Version(string name)
    {
        if (!TryGet(name, out var field))
            return null;
        if (field.ValueKind == JsonValueKind.Number && field.TryGetInt32(out var value) && value >= 0)
            return value;
        Refusal ??= new("version-invalid", ApiProblems.Format(ApiText.VersionInvalid, name));
        return null;
    }

    /// <summary>A text of at most <paramref name="maxLength"/> characters; null when absent or null.</summary>
    public string? Text(string name, int maxLength)
    {
        if (!TryGet(name, out var field))
            return null;
        if (field.ValueKind != JsonValueKind.String)
        {
            Refusal ??= new("text-expected", ApiProblems.Format(ApiText.TextExpected, name));
            return null;
        }
        var text = StringOf(field);
        // PostgreSQL stores no NUL, and other control characters only hide what a text says.
        if (text is null || text.Any(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t')))
        {
            Refusal ??= new("text-invalid", ApiProblems.Format(ApiText.TextInvalid, name));
            return null;
        }
        if (text.Length <= maxLength)
            return text;
        Refusal ??= new("text-too-long", ApiProblems.Format(ApiText.TextTooLong, name, maxLength));
        return null;
    }

    /// <summary>A note or a reason; null when absent or null. How long it may be and what may stand in it is a rule of the trade, judged with the others.</summary>
    public string? Prose(string name)
    {
        if (!TryGet(name, out var field))
            return null;
        if (field.ValueKind != JsonValueKind.String)
        {
            Refusal ??= new("text-expected", ApiProblems.Format(ApiText.TextExpected, name));
            return null;
        }
        if (StringOf(field) is { } text)
            return text;
        Refusal ??= new("text-invalid", ApiProblems.Format(ApiText.TextInvalid, name));
        return null;
    }

    /// <summary>One of <paramref name="words"/>; null when absent or null.</summary>
    public T? Word<T>(string name, string code, params ReadOnlySpan<(string Word, T Value)> words) where T : struct
    {
        if (!TryGet(name, out var field))
            return null;
        var text = field.ValueKind == JsonValueKind.String ? StringOf(field) : null;
        var list = new List<string>();
        foreach (var (word, value) in words)
        {
            if (word == text)
                return value;
            list.Add(word);
        }
        Refusal ??= new(code, ApiProblems.Format(ApiText.WordUnknown, name, string.Join(", ", list)));
        return null;
    }

    /// <summary>The elements of a list.</summary>
    public IReadOnlyList<JsonElement> List(string name)
    {
        if (TryGet(name, out var field) && field.ValueKind == JsonValueKind.Array)
            return [.. field.EnumerateArray()];
        Refusal ??= new("list-expected", ApiProblems.Format(ApiText.ListExpected, name));
        return [];
    }

    /// <summary>Keeps a refusal of the caller's, if nothing was wrong before.</summary>
    public void Refuse(string code, string message) => Refusal ??= new(code, message);

    private bool TryGet(string name, out JsonElement field)
    {
        field = default;
        return Refusal is null && _object.TryGetProperty(name, out field) && field.ValueKind != JsonValueKind.Null;
    }

    private static bool IsKnown(JsonProperty property, ReadOnlySpan<string> known)
    {
        var named = NameOf(property);
        foreach (var name in known)
        {
            if (named == name)
                return true;
        }
        return false;
    }

    /// <summary>A question mark for a name that is half of a surrogate pair: no field is called so.</summary>
    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "?";
        }
    }

    /// <summary>Null when the text is half of a surrogate pair, which JSON can escape and UTF-16 cannot say.</summary>
    private static string? StringOf(JsonElement field)
    {
        try
        {
            return field.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
