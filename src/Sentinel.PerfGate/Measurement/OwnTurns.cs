namespace Sentinel.PerfGate.Measurement;

/// <summary>A launch alone: it never waits, and ends when it is complete.</summary>
public sealed class OwnTurns : ITurns
{
    public static OwnTurns Instance { get; } = new();

    /// <inheritdoc/>
    public bool Next(bool complete) => !complete;
}
