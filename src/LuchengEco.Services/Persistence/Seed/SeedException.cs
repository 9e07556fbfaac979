namespace LuchengEco.Services.Persistence.Seed;

/// <summary>A catalogue file is wrong: names the file and the line (1 = header) so that its editor can go there.</summary>
public sealed class SeedException : Exception
{
    public SeedException(string file, int line, string problem, Exception? inner = null)
        : base($"{file}, line {line}: {problem}", inner) => (File, Line) = (file, line);

    /// <summary>The file is wrong as a whole: what is missing has no line.</summary>
    public SeedException(string file, string problem, Exception? inner = null)
        : base($"{file}: {problem}", inner) => File = file;

    public string File { get; }

    /// <summary>0 where the whole file is meant.</summary>
    public int Line { get; }
}
