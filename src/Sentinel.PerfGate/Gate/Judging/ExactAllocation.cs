using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>Growth of allocated bytes when all launches of each side agree.</summary>
/// <param name="Base">Bytes an operation on base.</param>
/// <param name="Head">Bytes an operation on head.</param>
/// <param name="Launches">Launches by side.</param>
internal sealed record ExactAllocation(double Base, double Head, LaunchCounts Launches)
{
    /// <summary>The relative growth; null where base allocates nothing and head does.</summary>
    public double? Change => Base > 0 ? (Head / Base) - 1 : Head > 0 ? null : 0;

    /// <summary>The two figures; null when launches of one side differ or were not measured.</summary>
    public static ExactAllocation? Of(TargetResult @base, TargetResult head) =>
        Agreed(@base) is { } before && Agreed(head) is { } after
            ? new ExactAllocation(before, after, new LaunchCounts(@base.Launches.Count, head.Launches.Count))
            : null;

    private static double? Agreed(TargetResult side)
    {
        var figures = side.Launches.Select(LaunchFigure.Allocated).ToList();
        return figures.Count > 0 && figures.TrueForAll(double.IsFinite) && SteadyJudge.Agree(figures) ? figures[0] : null;
    }
}
