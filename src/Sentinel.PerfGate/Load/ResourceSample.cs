namespace Sentinel.PerfGate.Load;

/// <summary>What the generator, and the target where it is known, used in the last second.</summary>
/// <param name="Elapsed">Time since the beginning of the run, warm-up included.</param>
/// <param name="Generator">This process; with a function as the target, both.</param>
public sealed record ResourceSample(TimeSpan Elapsed, ProcessSample Generator)
{
    /// <summary>The process of <see cref="LoadOptions.TargetProcess"/>; null when it is not given or has ended.</summary>
    public ProcessSample? Target { get; init; }

    /// <summary>This process's managed heap after its last collection, in bytes.</summary>
    public long HeapBytes { get; init; }

    /// <summary>Collections of this process since the sample before.</summary>
    public int Gen0 { get; init; }

    public int Gen1 { get; init; }

    public int Gen2 { get; init; }

    /// <summary>Time that collections stopped this process since the sample before.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>Work items that wait for a thread of this process's pool.</summary>
    public long ThreadPoolQueue { get; init; }
}
