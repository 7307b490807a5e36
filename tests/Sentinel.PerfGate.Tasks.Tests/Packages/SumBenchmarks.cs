namespace Sentinel.PerfGate.Tasks.Tests.Packages;

/// <summary>The source of a perf project with one target, <c>sum/numbers</c>.</summary>
internal static class SumBenchmarks
{
    public const string Source = """
        using BenchmarkDotNet.Attributes;
        using Sentinel.PerfGate.Benchmarks;

        namespace Perf;

        public class SumBenchmarks
        {
            private readonly int[] numbers = Enumerable.Range(0, 20_000).ToArray();

            [Benchmark]
            [PerfTarget("sum/numbers")]
            public int Sum() => Lib.Work.Sum(numbers);
        }
        """;
}
