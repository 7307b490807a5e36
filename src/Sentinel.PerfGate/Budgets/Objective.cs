using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets;

/// <summary>One limit of one target, with the place where it is written.</summary>
/// <param name="Metric">What is limited.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Limit">The limit in the canonical unit of the metric's dimension (ns, bytes, fraction, per second).</param>
/// <param name="Text">The limit as written, for messages: <c>&lt; 50ms</c>.</param>
/// <param name="Location">The place of the limit's text in its budget file.</param>
public sealed record Objective(
    Metric Metric,
    ComparisonOperator Operator,
    double Limit,
    string Text,
    SourceLocation Location)
{
    /// <summary>Whether breaking it breaks the build. Default: error.</summary>
    public ObjectiveSeverity Severity { get; init; } = ObjectiveSeverity.Error;

    /// <summary>Confidence of its interval, 0.5 to 1 exclusive; null: the run's (99 %).</summary>
    public double? Confidence { get; init; }

    /// <summary>The load stage it is about; null: all stages that count, together.</summary>
    public string? Stage { get; init; }

    /// <summary>What an undecided verdict means. Default: warn.</summary>
    public InconclusivePolicy OnInconclusive { get; init; } = InconclusivePolicy.Warn;
}
