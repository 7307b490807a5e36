using System.Runtime.CompilerServices;

namespace Sentinel.PerfGate.Benchmarks.Loops;

internal readonly struct ActionInvocation(Action operation) : IInvocation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke() => operation();
}
