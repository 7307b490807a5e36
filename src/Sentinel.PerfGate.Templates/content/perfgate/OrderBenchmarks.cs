using BenchmarkDotNet.Attributes;
using Sentinel.PerfGate.Benchmarks;

namespace Company.Perf;

public class OrderBenchmarks
{
    [Benchmark]
    [PerfTarget("orders/parse")]
    public Order Parse() => Order.Parse(Order.Json);
}
