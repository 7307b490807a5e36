namespace Sentinel.PerfGate.Simulation.Rivals;

/// <summary>A rule that calls head slower from one launch a side.</summary>
internal interface IRival
{
    string Name { get; }

    /// <summary>Whether it fails the benchmark.</summary>
    bool SaysSlower(IReadOnlyList<double> @base, IReadOnlyList<double> head);
}
