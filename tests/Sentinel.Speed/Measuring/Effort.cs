namespace Sentinel.Speed.Measuring;

/// <summary>How long is measured.</summary>
/// <param name="Rounds">Rounds, in each of which ours and the rival are measured once.</param>
/// <param name="Length">How long each is measured in a round.</param>
internal sealed record Effort(int Rounds, TimeSpan Length)
{
    /// <summary>How long each works before the first round that counts; a program of many methods wants more than one of few.</summary>
    public TimeSpan WarmUp { get; init; } = Length;
}
