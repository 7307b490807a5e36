namespace Sentinel.Events;

/// <summary>What came of verifying a whole log.</summary>
/// <param name="Events">How many events there are.</param>
/// <param name="Streams">How many streams there are.</param>
/// <param name="Checkpoints">How many checkpoints there are.</param>
/// <param name="Uncovered">How many events no checkpoint covered yet when verification began; their chains alone speak for them.</param>
/// <param name="FaultCount">How many faults were found.</param>
/// <param name="Faults">The first 1,000 of them.</param>
public sealed record LogVerification(
    long Events, long Streams, long Checkpoints, long Uncovered, long FaultCount, IReadOnlyList<LogFault> Faults)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool Intact => FaultCount == 0;
}
