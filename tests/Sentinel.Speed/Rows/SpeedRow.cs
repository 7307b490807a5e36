using Sentinel.Speed.Measuring;

namespace Sentinel.Speed.Rows;

/// <summary>A line of the table.</summary>
/// <param name="What">What is measured.</param>
/// <param name="Reach">What it must reach, in words.</param>
/// <param name="Ours">Sentinel's.</param>
/// <param name="Rival">What it is held against.</param>
/// <param name="IsReached">Decides.</param>
internal sealed record SpeedRow(string What, string Reach, Contestant Ours, Contestant Rival, Func<DuelFigures, bool> IsReached)
{
    /// <summary>For what the JIT has not done with after one round: the whole pipeline still speeds up in its third five seconds.</summary>
    public static readonly TimeSpan LongWarmUp = TimeSpan.FromSeconds(18);

    /// <summary>How long both work before the first round that counts; null: as long as a round.</summary>
    public TimeSpan? WarmUp { get; init; }
}
