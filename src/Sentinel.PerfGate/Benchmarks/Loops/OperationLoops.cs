namespace Sentinel.PerfGate.Benchmarks.Loops;

/// <summary>
/// The loops around one live operation: those that BenchmarkDotNet emitted (<see cref="EmittedLoops"/>), or compiled ones around a
/// delegate (<see cref="DelegateLoop{T}"/>). Every pass of a launch calls the operation through them, so that what was warmed up is
/// what is measured.
/// </summary>
internal sealed class OperationLoops
{
    /// <summary>Invocations a turn of an unrolled loop.</summary>
    public const int UnrollFactor = 16;

    /// <summary>Makes so many turns of one invocation.</summary>
    public required Action<long> Workload { get; init; }

    /// <summary>Makes so many turns of <see cref="UnrollFactor"/> invocations.</summary>
    public required Action<long> UnrolledWorkload { get; init; }

    /// <summary>As <see cref="Workload"/>, around an empty operation of the same kind.</summary>
    public required Action<long> Overhead { get; init; }

    /// <summary>As <see cref="UnrolledWorkload"/>, around an empty operation of the same kind.</summary>
    public required Action<long> UnrolledOverhead { get; init; }

    /// <summary>True with [IterationSetup] or [IterationCleanup]: every invocation has its own.</summary>
    public bool SetsUpEachIteration { get; init; }

    public long OperationsPerInvoke { get; init; } = 1;

    public Action GlobalSetup { get; init; } = Nothing;

    public Action GlobalCleanup { get; init; } = Nothing;

    public Action IterationSetup { get; init; } = Nothing;

    public Action IterationCleanup { get; init; } = Nothing;

    /// <summary>One invocation.</summary>
    public void InvokeOnce() => Workload(1);

    /// <summary>Many invocations, unrolled where their number allows it.</summary>
    public void Invoke(long invocations)
    {
        if (invocations % UnrollFactor == 0)
            UnrolledWorkload(invocations / UnrollFactor);
        else
            Workload(invocations);
    }

    /// <summary>As many turns of the loop around an empty operation.</summary>
    public void InvokeEmpty(long invocations)
    {
        if (invocations % UnrollFactor == 0)
            UnrolledOverhead(invocations / UnrollFactor);
        else
            Overhead(invocations);
    }

    private static void Nothing()
    {
    }
}
