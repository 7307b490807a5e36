namespace Sentinel.PerfGate.Budgets;

/// <summary>The dimension of a metric, with the unit in which limits and figures are kept.</summary>
public enum Dimension
{
    /// <summary>Nanoseconds.</summary>
    Time,

    /// <summary>Bytes.</summary>
    Size,

    /// <summary>A fraction: 0.999 for 99.9 %.</summary>
    Fraction,

    /// <summary>Per second.</summary>
    Rate,

    /// <summary>A plain number.</summary>
    Count,

    /// <summary>A fraction per minute.</summary>
    FractionPerMinute,
}
