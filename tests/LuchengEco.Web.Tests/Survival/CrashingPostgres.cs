using System.Diagnostics;
using System.Globalization;

namespace LuchengEco.Web.Tests.Survival;

/// <summary>A PostgreSQL of a test's own, which it may crash; the script that <c>ECO_TEST_POSTGRES</c> names runs it, because PostgreSQL refuses to run as root.</summary>
internal sealed class CrashingPostgres : IAsyncDisposable
{
    private const string Variable = "ECO_TEST_POSTGRES";

    private readonly string _home;

    private CrashingPostgres(string home, string connectionString) => (_home, ConnectionString) = (home, connectionString);

    public string ConnectionString { get; }

    public static async Task<CrashingPostgres> StartAsync() =>
        (await RunAsync("start", Environment.ProcessId.ToString(CultureInfo.InvariantCulture))).Split('\n', StringSplitOptions.RemoveEmptyEntries) is [.., var home, var connection]
            ? new CrashingPostgres(home, connection)
            : throw new InvalidOperationException("The cluster did not say where it is.");

    /// <summary>Ends every process at once and starts the server again, which recovers from its log.</summary>
    public Task CrashAsync() => RunAsync("crash", _home);

    public async ValueTask DisposeAsync() => await RunAsync("stop", _home);

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var script = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? named
            : throw new InvalidOperationException($"This test crashes a PostgreSQL of its own: run ./test.sh, or set {Variable} to eng/test-cluster.sh.");
        // Into files: a server that the script leaves running would hold a pipe open.
        var (output, errors) = (Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            using var process = Process.Start(new ProcessStartInfo("bash") { ArgumentList = { "-c", "\"$0\" \"${@:3}\" >\"$1\" 2>\"$2\" </dev/null", script, output, errors } }.With(arguments))!;
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? await File.ReadAllTextAsync(output) : throw new InvalidOperationException(await File.ReadAllTextAsync(errors));
        }
        finally
        {
            File.Delete(output);
            File.Delete(errors);
        }
    }
}

file static class Arguments
{
    public static ProcessStartInfo With(this ProcessStartInfo start, IEnumerable<string> arguments)
    {
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }
}
