using Perfolizer.Mathematics.SignificanceTesting;
using Perfolizer.Mathematics.SignificanceTesting.Base;
using Perfolizer.Metrology;
using Pragmastat;

namespace Sentinel.PerfGate.Simulation.Rivals;

/// <summary>Welch's t-test over iterations (1947).</summary>
internal sealed class WelchRival(double alpha) : IRival
{
    public string Name => $"Welch's t on iterations, alpha {alpha}";

    public bool SaysSlower(IReadOnlyList<double> @base, IReadOnlyList<double> head) =>
        WelchTest.Instance.Perform(new Sample([.. head]), new Sample([.. @base]), AlternativeHypothesis.Greater, Threshold.Zero).PValue <= alpha;
}
