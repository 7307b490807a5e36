using Perfolizer.Mathematics.SignificanceTesting.Base;
using Perfolizer.Mathematics.SignificanceTesting.MannWhitney;
using Perfolizer.Metrology;
using Pragmastat;
using Sentinel.PerfGate.Simulation.Table;

namespace Sentinel.PerfGate.Simulation.Rivals;

/// <summary>Mann and Whitney's test over iterations: BenchmarkDotNet's own column, and ResultsComparer with a threshold.</summary>
/// <param name="alpha">Its error per benchmark, as it is meant.</param>
/// <param name="threshold">The relative slowdown still allowed.</param>
internal sealed class MannWhitneyRival(double alpha, double threshold) : IRival
{
    public string Name => $"Mann-Whitney on iterations, alpha {alpha:0.#####}, threshold {Rate.Percent(threshold)}";

    public bool SaysSlower(IReadOnlyList<double> @base, IReadOnlyList<double> head)
    {
        var allowed = new Sample([.. @base.Select(sample => sample * (1 + threshold))]);
        var result = MannWhitneyTest.Instance.Perform(new Sample([.. head]), allowed, AlternativeHypothesis.Greater, Threshold.Zero);
        return result.PValue <= alpha;
    }
}
