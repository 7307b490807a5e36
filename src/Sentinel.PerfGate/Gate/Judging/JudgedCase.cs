using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>One objective with the comparison against base that it is judged by, or with its verdict when no comparison decides it.</summary>
internal sealed record JudgedCase(Case About)
{
    /// <summary>Set when the family does not matter to it.</summary>
    public Verdict? Settled { get; init; }

    public RatioComparison? Comparison { get; init; }

    public ComparisonStage Stage { get; init; }

    /// <summary>Why these launches cannot decide it whatever they say, as a sentence; null when they can.</summary>
    public string? Undecidable { get; init; }

    /// <summary>Whether the benchmark's own code differs between base and head.</summary>
    public bool BenchmarkChanged { get; init; }

    /// <summary>Whether the launches could reject at all: those that cannot weigh on nobody else's p-value (Tarone 1990).</summary>
    public bool IsTested(double alpha) =>
        Comparison is { NoRatio: null } comparison
        && Undecidable is null
        && Stage != ComparisonStage.Screen
        && comparison.SmallestPValue <= alpha;

    public static bool ChangedBenchmark(TargetResult @base, TargetResult head) =>
        @base.CodeHash is { } before && head.CodeHash is { } after && !string.Equals(before, after, StringComparison.Ordinal);
}
