using BenchmarkDotNet.Running;
using LuchengEco.Benchmarks;

// dotnet run -c Release --project tests/LuchengEco.Benchmarks -- report | save | rest | pdf | home | chart | circuits | exports | all
// Each prints a table whose column Ratio compares two things measured in the same run.
Dictionary<string, Type> benchmarks = new()
{
    ["report"] = typeof(ReportBenchmarks),
    ["save"] = typeof(SaveBenchmarks),
    ["rest"] = typeof(RestBenchmarks),
    ["pdf"] = typeof(PdfBenchmarks),
    ["home"] = typeof(HomeBenchmarks),
    ["chart"] = typeof(ChartBenchmarks),
    ["circuits"] = typeof(CircuitMemory),
    ["exports"] = typeof(ExportLoad),
};
var asked = args is ["all"] or [] ? benchmarks.Keys.ToArray() : args;
if (asked.Any(name => !benchmarks.ContainsKey(name)))
{
    await Console.Error.WriteLineAsync($"Usage: [{string.Join(" | ", benchmarks.Keys)} | all]");
    return 2;
}
if (asked.Contains("pdf") && !PdfBenchmarks.HasLibreOffice)
{
    Console.WriteLine("// pdf left out: LibreOffice is not installed.");
    asked = [.. asked.Where(name => name != "pdf")];
}
foreach (var name in asked)
{
    // Memory is weighed once, not timed.
    if (name == "circuits")
        await CircuitMemory.RunAsync();
    else if (name == "exports")
        await ExportLoad.RunAsync();
    else
        BenchmarkRunner.Run(benchmarks[name], BenchmarkConfig.Create(takesSeconds: name is "pdf" or "chart"));
}
return 0;
