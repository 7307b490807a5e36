namespace Sentinel.Events.Verification;

/// <summary>How far a log reaches at one moment.</summary>
/// <param name="LastCheckpoint">The last checkpoint's number; 0 without checkpoints.</param>
/// <param name="LastStreamId">The last row that a stream has, or that an event names.</param>
internal sealed record LogBounds(long LastCheckpoint, long LastStreamId)
{
    /// <summary>For a log too damaged to say.</summary>
    public static LogBounds Everything { get; } = new(long.MaxValue, long.MaxValue);
}
