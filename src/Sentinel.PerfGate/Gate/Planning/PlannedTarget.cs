using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Planning;

/// <summary>What is to be measured of one target.</summary>
/// <param name="Declaration">The target as head declares it.</param>
/// <param name="Head">The assembly that head's launches are taken from.</param>
internal sealed record PlannedTarget(TargetDeclaration Declaration, PerfAssembly Head)
{
    public string Id => Declaration.Id;

    /// <summary>The assembly of base, when pairs are to be taken.</summary>
    public PerfAssembly? Base { get; init; }

    /// <summary>The target as base declares it.</summary>
    public TargetDeclaration? BaseDeclaration { get; init; }

    /// <summary>Why base cannot be measured though it should be.</summary>
    public MeasurementFailure? BaseFailure { get; init; }

    /// <summary>The objectives that pairs decide; empty without a base to measure.</summary>
    public IReadOnlyList<Objective> Comparisons { get; init; } = [];

    /// <summary>The objectives that need no base.</summary>
    public IReadOnlyList<Objective> Limits { get; init; } = [];

    /// <summary>Head launches that absolute objectives or a stored base ask for; pairs serve them too.</summary>
    public int HeadLaunches { get; init; }

    /// <summary>Launches after which it is looked whether they are enough, see <see cref="Measuring.EarlyLook"/>; null: all are taken.</summary>
    public int? EarlyLaunches { get; init; }

    /// <summary>Whether single operations are to be timed, in the first <see cref="HeadLaunches"/> launches.</summary>
    public bool TimeOperations { get; init; }

    /// <summary>Operations a launch must time so that its objectives can be proven.</summary>
    public long LeastOperations { get; init; }

    public bool IsPaired => Comparisons.Count > 0;
}
