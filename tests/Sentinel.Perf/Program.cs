using BenchmarkDotNet.Running;

namespace Sentinel.Perf;

/// <summary>BenchmarkDotNet's own runner over the suite, to compare its figures with the gate's.</summary>
internal static class Program
{
    private static void Main(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
