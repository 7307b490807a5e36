using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace Sentinel.PerfGate.TwentyTwo;

/// <summary>Reading JSON: branches, no allocation.</summary>
public class JsonReading
{
    private byte[] _json = [];

    [Params(1, 2, 4, 6, 8, 10, 12, 16)]
    public int Fields { get; set; }

    [GlobalSetup]
    public void Setup() => _json = JsonSerializer.SerializeToUtf8Bytes(Enumerable.Range(0, Fields).ToDictionary(i => $"field{i}", i => $"value{i}"));

    [Benchmark]
    public int Read()
    {
        var reader = new Utf8JsonReader(_json);
        var tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }
}
