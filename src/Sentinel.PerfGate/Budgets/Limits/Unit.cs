namespace Sentinel.PerfGate.Budgets.Limits;

/// <summary>A unit that limits are written in.</summary>
/// <param name="Symbol">As written, case-sensitive: <c>ms</c>, <c>KB</c>, <c>%</c>.</param>
/// <param name="Dimension">What it measures.</param>
/// <param name="Multiplier">Canonical units in one of it, times <paramref name="Divisor"/>.</param>
/// <param name="Divisor">Keeps factors such as 1/60 exact.</param>
internal sealed record Unit(string Symbol, Dimension Dimension, decimal Multiplier, decimal Divisor = 1)
{
    /// <summary>Converts to the canonical unit of the dimension.</summary>
    public decimal ToCanonical(decimal value) => value * Multiplier / Divisor;

    /// <summary>Converts from the canonical unit of the dimension.</summary>
    public decimal FromCanonical(decimal value) => value * Divisor / Multiplier;
}
