using System.Text;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Budgets.Json;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Tests.Budgets;

/// <summary>Reads budgets from a text, as if from a file <c>b.json</c>.</summary>
internal static class BudgetText
{
    public static (IReadOnlyList<BudgetEntry>? Entries, IReadOnlyList<Diagnostic> Diagnostics) Read(string text) =>
        Read(Encoding.UTF8.GetBytes(text));

    public static (IReadOnlyList<BudgetEntry>? Entries, IReadOnlyList<Diagnostic> Diagnostics) Read(byte[] bytes)
    {
        var diagnostics = new List<Diagnostic>();
        var entries = BudgetFileReader.Read(new SourceText("b.json", bytes), diagnostics);
        return (entries, diagnostics);
    }

    /// <summary>The diagnostics as <c>line,column code</c>.</summary>
    public static string[] Places(string text) =>
        [.. Read(text).Diagnostics.Select(d => $"{d.Location!.Value.Line},{d.Location.Value.Column} {d.Code}")];

    /// <summary>The diagnostics as they are printed.</summary>
    public static string[] Printed(string text) => [.. Read(text).Diagnostics.Select(d => d.ToString())];

    /// <summary>An entry <c>a/b</c> with the given members, all on the first line.</summary>
    public static string Entry(string members) => $$"""{"version":1,"budgets":{"a/b":{ {{members}} } } }""";
}
