using Sentinel.PerfGate.Budgets.Json;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Load.Scenarios.Templates;

namespace Sentinel.PerfGate.Load.Scenarios.Reading;

/// <summary>Reads texts with placeholders and tells what is wrong at the placeholder itself.</summary>
internal sealed class TemplateReader(SourceText source, Func<string, string?> variable, ScenarioValues values)
{
    private readonly TemplateParser _parser = new(variable);

    /// <summary>The template of a text of the scenario file; null when it has errors.</summary>
    public TextTemplate? Read(SourceNode node) => Read(node.Text, index => source.LocationInside(node.Location, index));

    /// <summary>The template of a JSON value; null when it has errors.</summary>
    public TextTemplate? ReadJson(SourceNode value)
    {
        var whole = true;
        var template = JsonTemplate.Of(value, node =>
        {
            var read = Read(node);
            whole &= read is not null;
            return read ?? new([]);
        });
        return whole ? template : null;
    }

    /// <summary>The template of another file's text; null when it has errors.</summary>
    public TextTemplate? Read(SourceText file, string text) => Read(text, file.LocationOfUnit);

    private TextTemplate? Read(string text, Func<int, SourceLocation> locate)
    {
        var problems = new List<TemplateProblem>();
        var template = _parser.Parse(text, problems);
        foreach (var (index, message) in problems)
        {
            values.Refuse(locate(index), message, DiagnosticCode.Placeholder);
        }

        return problems.Count == 0 ? template : null;
    }
}
