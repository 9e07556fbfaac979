using BenchmarkDotNet.Attributes;

namespace LuchengEco.Benchmarks;

public class PdfBenchmarks
{
    [Benchmark(Baseline = true)]
    public int LibreOffice() => 0;
}
