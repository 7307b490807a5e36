using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Sentinel.PerfGate.Benchmarks;

namespace QuickStart;

public class OrderParsing
{
    private static readonly byte[] Order = """{"id":4711,"customer":"Ada","total":59.90}"""u8.ToArray();

    [Benchmark]
    [PerfTarget("orders/parse")]
    public Order? Parse() => JsonSerializer.Deserialize<Order>(Order, JsonSerializerOptions.Web);
}

public sealed record Order(int Id, string Customer, decimal Total);
