using System.Runtime.CompilerServices;

namespace Sentinel.PerfGate.Benchmarks.Loops;

/// <summary>A loop around a delegate, in the shape of the one that BenchmarkDotNet emits around a benchmark's.</summary>
/// <typeparam name="T">How the delegate is called.</typeparam>
/// <param name="operation">The call.</param>
internal sealed class DelegateLoop<T>(T operation)
    where T : struct, IInvocation
{
    private readonly T operation = operation;

    /// <param name="operation">The operation.</param>
    /// <param name="empty">An empty one of the same kind.</param>
    public static OperationLoops Around(T operation, T empty)
    {
        var (workload, overhead) = (new DelegateLoop<T>(operation), new DelegateLoop<T>(empty));
        return new()
        {
            Workload = workload.Run,
            UnrolledWorkload = workload.RunUnrolled,
            Overhead = overhead.Run,
            UnrolledOverhead = overhead.RunUnrolled,
        };
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Run(long turns)
    {
        for (var turn = 0L; turn < turns; turn++)
            operation.Invoke();
    }

    /// <summary><see cref="OperationLoops.UnrollFactor"/> invocations a turn.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void RunUnrolled(long turns)
    {
        for (var turn = 0L; turn < turns; turn++)
        {
            operation.Invoke(); operation.Invoke(); operation.Invoke(); operation.Invoke();
            operation.Invoke(); operation.Invoke(); operation.Invoke(); operation.Invoke();
            operation.Invoke(); operation.Invoke(); operation.Invoke(); operation.Invoke();
            operation.Invoke(); operation.Invoke(); operation.Invoke(); operation.Invoke();
        }
    }
}
