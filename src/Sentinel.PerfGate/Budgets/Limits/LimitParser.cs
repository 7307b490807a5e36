using System.Globalization;
using System.Text.RegularExpressions;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets.Limits;

/// <summary>Reads limits, <c>op value unit</c>: <c>&lt; 50ms</c>, <c>&gt;= 99.9 %</c>, <c>&lt;= 1_000</c>, <c>&gt; 1.5k/s</c>.</summary>
public static partial class LimitParser
{
    private static readonly Dictionary<string, ComparisonOperator> Operators = new()
    {
        ["<"] = ComparisonOperator.Less,
        ["<="] = ComparisonOperator.LessOrEqual,
        [">"] = ComparisonOperator.Greater,
        [">="] = ComparisonOperator.GreaterOrEqual,
    };

    private static readonly Dictionary<string, string> OtherSpellings = new()
    {
        ["=<"] = "<=",
        ["≤"] = "<=",
        ["=>"] = ">=",
        ["≥"] = ">=",
        ["<<"] = "<",
        [">>"] = ">",
    };

    /// <summary>Reads the limit of a metric.</summary>
    /// <param name="metric">What is limited: it decides the units and the values that make sense.</param>
    /// <param name="text">The limit as written.</param>
    /// <param name="limit">The limit in the canonical unit of the metric's dimension.</param>
    /// <returns>Null when the limit is right; else what is wrong with it.</returns>
    public static LimitProblem? TryParse(Metric metric, string text, out Limit limit) => TryParse(metric, text, implied: null, out limit);

    /// <summary>As <see cref="TryParse(Metric, string, out Limit)"/>; a limit without operator has the implied one.</summary>
    internal static LimitProblem? TryParse(Metric metric, string text, ComparisonOperator? implied, out Limit limit)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(text);
        limit = default;
        var parts = Parts().Match(text);
        var written = parts.Groups["op"].Value;
        var value = parts.Groups["value"].Value;
        var isImplied = written.Length == 0 && value.Length > 0 && implied is not null;
        if (!Operators.TryGetValue(isImplied ? implied!.Value.Symbol() : written, out var comparison))
        {
            return new LimitProblem(DiagnosticCode.MalformedObjective, OperatorMessage(metric, text, written, value));
        }

        var advice = LimitAdvice.For(metric, comparison);
        if (QuantityParser.TryParse(metric.Name, metric.Dimension, text, value, advice, out var quantity) is { } problem)
        {
            return problem;
        }

        limit = new Limit(comparison, quantity);
        return LimitSense.Check(metric, text, limit);
    }

    /// <summary>The operator as budgets write it.</summary>
    public static string Symbol(this ComparisonOperator comparison) =>
        comparison switch
        {
            ComparisonOperator.Less => "<",
            ComparisonOperator.LessOrEqual => "<=",
            ComparisonOperator.Greater => ">",
            _ => ">=",
        };

    private static string OperatorMessage(Metric metric, string text, string written, string value)
    {
        if (text.Trim().Length == 0)
        {
            return $"The limit of {metric.Name} is empty. Write {LimitAdvice.Example(metric)}.";
        }

        if (written.Length == 0)
        {
            var usual = LimitAdvice.UsualOperator(metric).Symbol();
            var complete = TryParse(metric, $"{usual} {value}", out _) is null ? $"\"{usual} {value}\"" : LimitAdvice.Example(metric);
            return $"\"{text}\" has no operator. Valid values are <, <=, > and >=: write {complete}.";
        }

        var meant = OtherSpellings.TryGetValue(written, out var spelling) ? $" Did you mean \"{spelling} {value}\"?" : "";
        return $"\"{text}\" has an unknown operator, {written}. Valid values are <, <=, > and >=.{meant}";
    }

    [GeneratedRegex(@"^\s*(?<op>[<>=!~≤≥≠]*)\s*(?<value>.*?)\s*$", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
