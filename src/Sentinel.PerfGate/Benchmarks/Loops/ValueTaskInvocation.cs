using System.Runtime.CompilerServices;
using BenchmarkDotNet.Helpers;

namespace Sentinel.PerfGate.Benchmarks.Loops;

/// <summary>Waits as BenchmarkDotNet's emitted loop does, by its own helper.</summary>
internal readonly struct ValueTaskInvocation(Func<ValueTask> operation) : IInvocation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke() => AwaitHelper.GetResult(operation());
}
