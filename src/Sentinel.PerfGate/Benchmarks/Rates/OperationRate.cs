using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Benchmarks.Rates;

/// <summary>How many operations of a benchmark one thread does in a second.</summary>
/// <param name="Id">The benchmark's id.</param>
/// <param name="Time">The mean time of an operation over the launches, ns.</param>
public sealed record OperationRate(string Id, LogMean Time)
{
    /// <summary>Operations a second, from the mean time.</summary>
    public double PerSecond => OfTime(Time.Estimate);

    /// <summary>They are at least so many, at the confidence of the mean.</summary>
    public double Lower => OfTime(Time.Upper);

    /// <summary>They are at most so many, at the confidence of the mean.</summary>
    public double Upper => OfTime(Time.Lower);

    /// <summary>What comes before the first <c>/</c> of the id, or its type's name: <c>validation</c>, <c>StringProcessor</c>.</summary>
    public string Category => Id.IndexOfAny(['/', '.', '(']) is > 0 and var end ? Id[..end] : Id;

    /// <summary>The rate with the digits that its interval bears: <c>243,000/s</c>.</summary>
    public override string ToString() => $"{UncertainFigure.Format(PerSecond, Lower, Upper)}/s";

    private static double OfTime(double nanoseconds) => 1e9 / nanoseconds;
}
