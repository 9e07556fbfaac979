namespace LuchengEco.Services.Persistence.Seed;

/// <summary>A catalogue file is wrong: names the file and the line (1 = header) so that its editor can go there.</summary>
public sealed class SeedException(string file, int line, string problem, Exception? inner = null)
    : Exception($"{file}, line {line}: {problem}", inner)
{
    public string File { get; } = file;

    public int Line { get; } = line;
}
