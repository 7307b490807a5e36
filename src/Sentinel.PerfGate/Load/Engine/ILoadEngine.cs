namespace Sentinel.PerfGate.Load.Engine;

/// <summary>Runs one plan against one target. Made for one run.</summary>
internal interface ILoadEngine
{
    /// <summary>Requests under way. From any thread.</summary>
    int InFlight { get; }

    /// <summary>Runs the plan to its end; a cancellation stops it.</summary>
    LoadRunResult Run(CancellationToken cancellation);

    /// <summary>Takes a sample of what the processes use. From any thread.</summary>
    void SampleResources();

    /// <summary>What the run does now; null before its beginning. From the monitor's thread only.</summary>
    LoadProgress? Progress();
}
