using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace LuchengEco.Benchmarks;

/// <summary>In process, so that both sides of a ratio meet the same machine in the same minute.</summary>
internal static class BenchmarkConfig
{
    /// <param name="takesSeconds">For what takes seconds: one call an iteration, and fewer of them.</param>
    public static IConfig Create(bool takesSeconds) => ManualConfig.CreateEmpty()
        .AddJob(takesSeconds
            ? Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(1).WithIterationCount(6).WithInvocationCount(1).WithUnrollFactor(1)
            : Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(12))
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddLogger(ConsoleLogger.Default)
        .WithOptions(ConfigOptions.DisableOptimizationsValidator);
}
