using Sentinel.PerfGate.Budgets.Json;
using Sentinel.PerfGate.Budgets.Limits;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets;

/// <summary>Reads the rules that <c>defaults</c> and the object form of an objective share.</summary>
internal static class ObjectiveRules
{
    /// <summary>
    /// Reads <c>confidence</c>, <c>severity</c> and <c>onInconclusive</c> of an object. Values that the schema refuses are left out here.
    /// </summary>
    public static BudgetDefaults Read(SourceNode node, BudgetDefaults inherited, ICollection<Diagnostic> diagnostics) =>
        new(
            ReadConfidence(node.Find("confidence"), diagnostics) ?? inherited.Confidence,
            node.Find("severity")?.Text switch
            {
                "error" => ObjectiveSeverity.Error,
                "warning" => ObjectiveSeverity.Warning,
                _ => inherited.Severity,
            },
            node.Find("onInconclusive")?.Text switch
            {
                "warn" => InconclusivePolicy.Warn,
                "fail" => InconclusivePolicy.Fail,
                "pass" => InconclusivePolicy.Pass,
                _ => inherited.OnInconclusive,
            }
        );

    private static double? ReadConfidence(SourceNode? node, ICollection<Diagnostic> diagnostics)
    {
        if (node is null or { IsObject: true })
        {
            return null;
        }

        if (ConfidenceParser.TryParse(node.Text, out var confidence) is not { } problem)
        {
            return node.IsString ? confidence : null;
        }

        diagnostics.Add(new Diagnostic(problem.Code, DiagnosticSeverity.Error, node.Location, problem.Message));
        return null;
    }
}
