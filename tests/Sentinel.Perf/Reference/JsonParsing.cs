using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Sentinel.PerfGate.Benchmarks;

namespace Sentinel.Perf.Reference;

/// <summary>A short operation whose time is known from BenchmarkDotNet's default job: it tells whether launches reach the final code.</summary>
[PerfTarget("reference")]
public class JsonParsing
{
    private static readonly byte[] Json = """{"id":42,"name":"budget","limits":[50,100,200.5],"nested":{"enabled":true,"unit":"ms"}}"""u8.ToArray();

    [Benchmark]
    [PerfTarget("json-parse")]
    public int Parse()
    {
        var reader = new Utf8JsonReader(Json);
        var tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }
}
