using Sentinel.PerfGate.Benchmarks.Rates;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Reporting;

/// <summary>One rate as the tables show it.</summary>
public static class RateRow
{
    /// <summary>Below this a summary says nothing that the verdicts do not.</summary>
    public const int Fewest = 2;

    /// <summary><c>243,000</c>, with the digits that the interval bears.</summary>
    public static string Rate(OperationRate rate) => UncertainFigure.Format(rate.PerSecond, rate.Lower, rate.Upper);

    /// <summary><c>(231,000 … 256,000)</c>, a digit more than the rate has.</summary>
    public static string Interval(OperationRate rate)
    {
        var digit = (rate.Upper - rate.Lower) / 10;
        return $"({Bound(rate.Lower)} … {Bound(rate.Upper)})";

        string Bound(double value) => UncertainFigure.Format(value, value - (digit / 2), value + (digit / 2));
    }
}
