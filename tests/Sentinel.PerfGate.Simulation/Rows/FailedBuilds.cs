using Sentinel.PerfGate.Simulation.Builds;
using Sentinel.PerfGate.Simulation.Table;

namespace Sentinel.PerfGate.Simulation.Rows;

/// <summary>How many builds fail of a suite in which nothing is slower than its limit.</summary>
internal static class FailedBuilds
{
    public static Reached AtMost(double most, Suite suite, int count, Scale scale)
    {
        var failed = Of(suite, count, scale);
        return new Reached(failed.WithUpper, failed.Trials, scale.AtMost(failed, most));
    }

    public static Rate Of(Suite suite, int count, Scale scale) => Of(ManyBuilds.Run(suite, count, scale.Seed));

    public static Rate Of(IReadOnlyList<BuildOutcome> builds) => new(builds.Count(build => build.FalseFailures > 0), builds.Count);
}
