using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Sentinel.PerfGate.Analyzers.Tests.Budgets;

/// <summary>What the package's targets tell the compiler.</summary>
internal sealed class BuildOptions(string known, IReadOnlyDictionary<string, string> budgets) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions => new Value("build_property.PerfGateBudgetsKnown", known);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Value("", "");

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Value("build_metadata.AdditionalFiles.PerfGateBudget", budgets[textFile.Path]);

    private sealed class Value(string name, string text) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == name ? text : null;
            return value is not null;
        }
    }
}
