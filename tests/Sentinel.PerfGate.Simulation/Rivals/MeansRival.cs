namespace Sentinel.PerfGate.Simulation.Rivals;

/// <summary>The ratio of two means against a threshold: what actions that keep a history of results do.</summary>
internal sealed class MeansRival(double threshold) : IRival
{
    public string Name => $"ratio of means above {threshold:0.0#}";

    public bool SaysSlower(IReadOnlyList<double> @base, IReadOnlyList<double> head) => head.Average() > @base.Average() * threshold;
}
