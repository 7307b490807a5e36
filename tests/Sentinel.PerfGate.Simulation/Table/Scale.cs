using Sentinel.PerfGate.Simulation.Pairs;

namespace Sentinel.PerfGate.Simulation.Table;

/// <summary>How much is simulated.</summary>
/// <param name="Builds">Builds behind a rate of false failures; other rows take fixed parts of it.</param>
/// <param name="Seed">Decides everything random.</param>
/// <param name="Data">Real pairs.</param>
internal sealed record Scale(int Builds, int Seed, IReadOnlyList<PairFile> Data)
{
    /// <summary>
    /// True for a run too short to prove the figures: a row is then broken only when the figures prove that it is, so that code
    /// that keeps its promises stays green, nearly whatever the seed.
    /// </summary>
    public bool Short { get; init; }

    /// <summary>Only rows that have this in their first column; null: all.</summary>
    public string? Only { get; init; }

    public bool Wants(string row) => Only is null || row.Contains(Only, StringComparison.OrdinalIgnoreCase);

    /// <summary>A part of the builds, for rows that cost more or need less.</summary>
    public int Part(double share) => Math.Max(20, (int)(Builds * share));

    public bool AtMost(Rate rate, double most) => Short ? !rate.IsSurelyAbove(most) : rate.Upper <= most;

    public bool AtLeast(Rate rate, double least) => Short ? !rate.IsSurelyBelow(least) : rate.Lower >= least;
}
