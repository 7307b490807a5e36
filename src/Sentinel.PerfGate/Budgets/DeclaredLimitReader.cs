using Sentinel.PerfGate.Budgets.Limits;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets;

/// <summary>Reads limits that stand in source code: a budget's metric, and a limit with or without its operator.</summary>
internal static class DeclaredLimitReader
{
    /// <returns>Null after an error.</returns>
    public static Objective? Read(string metricName, string text, SourceLocation location, ICollection<Diagnostic> diagnostics)
    {
        if (Find(metricName) is not { } metric)
        {
            diagnostics.Add(new(DiagnosticCode.UnknownMetric, DiagnosticSeverity.Error, location, UnknownMetric.Describe(metricName)));
            return null;
        }

        var implied = LimitAdvice.ImpliedOperator(metric);
        if (LimitParser.TryParse(metric, text, implied, out var limit) is { } problem)
        {
            diagnostics.Add(new(problem.Code, DiagnosticSeverity.Error, location, $"{metric.Name}: {problem.Message}"));
            return null;
        }

        return new Objective(metric, limit.Operator, limit.Value, Complete(text.Trim(), limit.Operator), location);
    }

    private static Metric? Find(string name) =>
        name == MetricCatalog.AllocatedRegression.Name ? MetricCatalog.AllocatedRegression
        : MetricCatalog.TryParse(name, out var metric) ? metric
        : null;

    private static string Complete(string text, ComparisonOperator comparison) =>
        text[0] is '<' or '>' ? text : $"{comparison.Symbol()} {text}";
}
