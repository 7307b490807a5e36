using System.Text.Json;
using Sentinel.PerfGate.Budgets.Json;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets;

/// <summary>Reads one key of <c>budgets</c> with its objectives.</summary>
internal sealed class EntryReader(BudgetDefaults defaults, ICollection<Diagnostic> diagnostics)
{
    private readonly ObjectiveReader objectiveReader = new(defaults, diagnostics);

    /// <returns>Null when the value is no object.</returns>
    public BudgetEntry? Read(SourceMember member)
    {
        if (!member.Value.IsObject)
        {
            Report(
                DiagnosticCode.Structure,
                member.Value.Location,
                $"The budget of \"{member.Name}\" must be an object of limits, not {member.Value.KindInWords}. Write {{ \"mean\": \"< 50ms\" }}."
            );
            return null;
        }

        var named = member.Value.Members.Where(field => field.Name is not ("description" or "optional")).ToArray();
        if (named.Length == 0)
        {
            Report(
                DiagnosticCode.Structure,
                member.Location,
                $"\"{member.Name}\" has no objectives and would pass without being judged. Write one, such as \"mean\": \"< 50ms\"."
            );
        }

        var objectives = named.SelectMany(ReadObjectives).ToArray();
        var optional = member.Value.Find("optional") is { Kind: JsonValueKind.True };
        return new BudgetEntry(member.Name, member.Location, objectives, optional);
    }

    private IEnumerable<Objective> ReadObjectives(SourceMember field)
    {
        if (MetricCatalog.TryParse(field.Name, out var metric))
        {
            return objectiveReader.Read(metric, field.Value);
        }

        Report(DiagnosticCode.UnknownMetric, field.Location, UnknownMetricMessage(field.Name));
        return [];
    }

    private static string UnknownMetricMessage(string name) =>
        name == MetricCatalog.AllocatedRegression.Name
            ? $"Unknown metric \"{name}\". Write \"allocated\": {{ \"regression\": \"<= 0%\" }}."
            : UnknownMetric.Describe(name);

    private void Report(string code, SourceLocation location, string message) =>
        diagnostics.Add(new Diagnostic(code, DiagnosticSeverity.Error, location, message));
}
