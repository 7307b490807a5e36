namespace Sentinel.Events;

/// <summary>What came of walking a stream's chain.</summary>
/// <param name="Intact">Whether every event is what was appended and none is missing.</param>
/// <param name="Events">How many events were found intact, from the first.</param>
/// <param name="Fault">What is wrong and where; null when intact.</param>
public sealed record ChainVerification(bool Intact, long Events, string? Fault);
