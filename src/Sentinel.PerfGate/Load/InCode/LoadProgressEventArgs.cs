namespace Sentinel.PerfGate.Load.InCode;

/// <summary>What a running load test does at the moment.</summary>
public sealed class LoadProgressEventArgs(LoadProgress progress) : EventArgs
{
    public LoadProgress Progress { get; } = progress;
}
