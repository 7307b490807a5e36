using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;

namespace Sentinel.PerfGate.TwentyTwo;

/// <summary>SHA-256 of the platform's library: native code.</summary>
public class Hashing
{
    private byte[] _data = [];

    [Params(64, 256, 512, 1024, 2048, 4096, 8192)]
    public int Bytes { get; set; }

    [GlobalSetup]
    public void Setup() => _data = new byte[Bytes];

    [Benchmark]
    public byte[] Hash() => SHA256.HashData(_data);
}
