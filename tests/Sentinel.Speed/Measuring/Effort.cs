namespace Sentinel.Speed.Measuring;

/// <summary>How long is measured.</summary>
/// <param name="Rounds">Rounds, in each of which ours and the rival are measured once.</param>
/// <param name="Length">How long each is measured in a round.</param>
internal sealed record Effort(int Rounds, TimeSpan Length);
