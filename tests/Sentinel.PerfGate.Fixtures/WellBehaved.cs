using System.Security.Cryptography;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Sentinel.PerfGate.Benchmarks;

namespace Sentinel.PerfGate.Fixtures;

[PerfTarget("good")]
public class WellBehaved
{
    private static readonly byte[] Json = """{ "name": "a", "values": [1, 2, 3, 4, 5, 6, 7], "nested": { "x": 1.5, "y": true } }"""u8.ToArray();
    private readonly byte[] data = new byte[8192];
    private int state = 1;

    [Benchmark]
    [PerfTarget("json")]
    public int Json200()
    {
        var reader = new Utf8JsonReader(Json);
        var tokens = 0;
        while (reader.Read())
            tokens++;
        return tokens;
    }

    [Benchmark]
    [PerfTarget("hash")]
    public byte[] Hash() => SHA256.HashData(data);

    [Benchmark]
    [PerfTarget("tiny")]
    public int Tiny() => state = (state * 31) + 7;

    [Benchmark]
    [PerfTarget("nothing")]
    public void Nothing()
    {
    }

    [Benchmark]
    [PerfTarget("allocate")]
    public object Allocate() => new byte[1000];

    [Benchmark]
    [PerfTarget("elsewhere")]
    public void OnAnotherThread()
    {
        var other = new Thread(() =>
        {
            for (var i = 0; i < 64; i++)
                SHA256.HashData(data);
        });
        other.Start();
        other.Join();
    }

    [Benchmark]
    [PerfTarget("async")]
    public async Task<int> Yielding()
    {
        await Task.Yield();
        return 1;
    }
}
