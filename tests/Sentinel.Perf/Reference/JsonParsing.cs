using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Sentinel.PerfGate.Benchmarks;

namespace Sentinel.Perf.Reference;

/// <summary>A short operation whose time is known from BenchmarkDotNet's default job: it tells whether launches reach the final code.</summary>
[PerfTarget("reference")]
public class JsonParsing
{
    private static readonly byte[] Json = """{"id":42,"name":"budget"}"""u8.ToArray();

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
