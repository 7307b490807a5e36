using BenchmarkDotNet.Attributes;

namespace Sentinel.PerfGate.TwentyTwo;

/// <summary>Looking up every key of a dictionary: a loop that the JIT decides much about.</summary>
public class LookingUp
{
    private Dictionary<string, int> _lengths = [];
    private string[] _keys = [];

    [Params(8, 16, 32, 64, 128, 256, 512)]
    public int Keys { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _keys = [.. Enumerable.Range(0, Keys).Select(i => $"key{i}")];
        _lengths = _keys.ToDictionary(key => key, key => key.Length);
    }

    [Benchmark]
    public int Sum()
    {
        var sum = 0;
        foreach (var key in _keys)
        {
            sum += _lengths[key];
        }

        return sum;
    }
}
