using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets.Limits;

/// <summary>Reads confidences such as <c>99%</c>.</summary>
public static class ConfidenceParser
{
    private const string Advice = "\"99%\"";

    /// <param name="text">The confidence as written.</param>
    /// <param name="confidence">The confidence as a fraction, above 0.5 and below 1.</param>
    /// <returns>Null when it is right; else what is wrong with it.</returns>
    public static LimitProblem? TryParse(string text, out double confidence)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (QuantityParser.TryParse("confidence", Dimension.Fraction, text, text.Trim(), Advice, out confidence) is { } problem)
        {
            return problem;
        }

        return confidence is > 0.5 and < 1
            ? null
            : new LimitProblem(
                DiagnosticCode.SenselessLimit,
                $"\"{text}\" is no confidence. Valid values are above 50% and below 100%: write {Advice}."
            );
    }
}
