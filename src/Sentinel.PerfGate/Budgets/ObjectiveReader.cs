using Sentinel.PerfGate.Budgets.Json;
using Sentinel.PerfGate.Budgets.Limits;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets;

/// <summary>Reads what stands behind a metric's name: a limit, or an object with a limit and its rules.</summary>
internal sealed class ObjectiveReader(BudgetDefaults defaults, ICollection<Diagnostic> diagnostics)
{
    public IEnumerable<Objective> Read(Metric metric, SourceNode node)
    {
        if (!node.IsObject)
        {
            return ReadLimit(metric, node) is { } objective ? [WithRules(objective, defaults)] : [];
        }

        var rules = ObjectiveRules.Read(node, defaults, diagnostics);
        var stage = node.Find("stage") is { IsString: true, Text.Length: > 0 } name ? name.Text : null;
        return [.. ReadLimits(metric, node).Select(objective => WithRules(objective, rules) with { Stage = stage })];
    }

    private static Objective WithRules(Objective objective, BudgetDefaults rules) =>
        objective with
        {
            Confidence = rules.Confidence,
            Severity = rules.Severity,
            OnInconclusive = rules.OnInconclusive,
        };

    private IEnumerable<Objective> ReadLimits(Metric metric, SourceNode node)
    {
        var limit = node.Find("limit");
        var growth = node.Members.FirstOrDefault(member => member.Name == "regression");
        if (limit is not null && ReadLimit(metric, limit) is { } objective)
        {
            yield return objective;
        }

        if (growth is not null && metric.Kind != MetricKind.Allocated)
        {
            Report(
                DiagnosticCode.Structure,
                growth.Location,
                $"{metric.Name} takes no \"regression\", only allocated does. The slowdown of the target is limited by \"regression\" beside \"{metric.Name}\"."
            );
        }
        else if (growth is not null && ReadLimit(MetricCatalog.AllocatedRegression, growth.Value) is { } relative)
        {
            yield return relative;
        }

        if (limit is null && (growth is null || metric.Kind != MetricKind.Allocated))
        {
            var example = $"{{ \"limit\": {LimitAdvice.Example(metric, alternatives: false)} }}";
            Report(DiagnosticCode.Structure, node.Location, $"{metric.Name} has no \"limit\". Write {example}.");
        }
    }

    private Objective? ReadLimit(Metric metric, SourceNode node)
    {
        if (!node.IsString)
        {
            var written = node.Text.Length > 0 ? node.Text : node.KindInWords;
            Report(
                DiagnosticCode.MalformedObjective,
                node.Location,
                $"{written} is not a limit. {metric.Name} takes text with an operator, a number and a unit: write {LimitAdvice.Example(metric)}."
            );
            return null;
        }

        if (LimitParser.TryParse(metric, node.Text, out var limit) is { } problem)
        {
            Report(problem.Code, node.Location, problem.Message);
            return null;
        }

        return new Objective(metric, limit.Operator, limit.Value, node.Text.Trim(), node.Location);
    }

    private void Report(string code, SourceLocation location, string message) =>
        diagnostics.Add(new Diagnostic(code, DiagnosticSeverity.Error, location, message));
}
