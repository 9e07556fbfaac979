using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using LuchengEco.Domain;

namespace LuchengEco.Services.Persistence.Seed;

/// <summary>Where catalogue files come from; the product reads those embedded in this assembly, tests read their own.</summary>
public delegate TextReader? SeedSource(string file);

/// <summary>Reads one CSV file strictly: every header known, every cell of its type, every key once.</summary>
internal static class SeedFile
{
    public static SeedSource Embedded { get; } = file =>
        typeof(SeedFile).Assembly.GetManifestResourceStream(file) is { } stream ? new StreamReader(stream) : null;

    /// <summary>The rows of <paramref name="file"/> through <paramref name="read"/>; <paramref name="key"/> must be unique.</summary>
    /// <exception cref="SeedException">The file is missing or a row is wrong.</exception>
    public static List<Row<T>> Read<T>(SeedSource source, string file, Func<RowReader, T> read, Func<T, string> key)
    {
        using var text = source(file) ?? throw new SeedException(file, 0, "the file is missing");
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectColumnCountChanges = true,
            TrimOptions = TrimOptions.Trim,
        });
        var rows = new List<Row<T>>();
        var seen = new Dictionary<string, int>();
        try
        {
            csv.Read();
            csv.ReadHeader();
            while (csv.Read())
            {
                var line = csv.Parser.RawRow;
                var value = ReadRow(csv, file, line, read);
                if (!seen.TryAdd(key(value), line))
                    throw new SeedException(file, line, $"'{key(value)}' already stands in line {seen[key(value)]}");
                rows.Add(new Row<T>(value, file, line));
            }
        }
        catch (CsvHelperException exception)
        {
            throw new SeedException(file, csv.Parser.RawRow, exception.Message.Split('\n')[0].Trim(), exception);
        }
        return rows;
    }

    private static T ReadRow<T>(CsvReader csv, string file, int line, Func<RowReader, T> read)
    {
        try
        {
            return read(new RowReader(csv, file, line));
        }
        catch (Exception exception) when (exception is DomainException or ArgumentException)
        {
            throw new SeedException(file, line, exception.Message, exception);
        }
    }
}

/// <summary>A row with the place it stands, for messages about references found later.</summary>
internal sealed record Row<T>(T Value, string File, int Line)
{
    public SeedException Wrong(string problem) => new(File, Line, problem);
}

/// <summary>Typed access to the cells of one row.</summary>
internal sealed class RowReader(CsvReader csv, string file, int line)
{
    public string Text(string column) =>
        Optional(column) ?? throw new SeedException(file, line, $"'{column}' is empty");

    public string? Optional(string column)
    {
        if (!csv.TryGetField<string>(column, out var text))
            throw new SeedException(file, line, $"the column '{column}' is missing");
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    public int Integer(string column) => OptionalInteger(column) ?? throw new SeedException(file, line, $"'{column}' is empty");

    public int? OptionalInteger(string column) => Optional(column) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw new SeedException(file, line, $"'{column}' is '{text}', not a whole number");

    public decimal Number(string column) => OptionalNumber(column) ?? throw new SeedException(file, line, $"'{column}' is empty");

    public decimal? OptionalNumber(string column) => Optional(column) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
        : throw new SeedException(file, line, $"'{column}' is '{text}', not a number");

    public bool Flag(string column) => Text(column) switch
    {
        "true" => true,
        "false" => false,
        var text => throw new SeedException(file, line, $"'{column}' is '{text}', not true or false"),
    };

    public DateOnly Date(string column) => OptionalDate(column) ?? throw new SeedException(file, line, $"'{column}' is empty");

    public DateOnly? OptionalDate(string column) => Optional(column) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new SeedException(file, line, $"'{column}' is '{text}', not a date yyyy-MM-dd");

    public YearMonth Month(string column) => YearMonth.TryParse(Text(column), null, out var month)
        ? month
        : throw new SeedException(file, line, $"'{column}' is '{Text(column)}', not a month yyyy-MM");

    public T Word<T>(string column) where T : struct, Enum => Enum.TryParse<T>(Text(column), ignoreCase: false, out var word) && Enum.IsDefined(word)
        ? word
        : throw new SeedException(file, line, $"'{column}' is '{Text(column)}', not one of {string.Join(", ", Enum.GetNames<T>())}");

    public SeedException Wrong(string problem) => new(file, line, problem);
}
