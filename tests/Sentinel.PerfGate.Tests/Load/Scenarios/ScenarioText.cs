using System.Text;
using Sentinel.PerfGate.Budgets.Json;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Load.Scenarios;
using Sentinel.PerfGate.Load.Scenarios.Reading;

namespace Sentinel.PerfGate.Tests.Load.Scenarios;

/// <summary>Reads scenarios from a text, as if from a file <c>s.json</c>; the variable <c>HOST</c> is set.</summary>
internal static class ScenarioText
{
    public const string Url = "http://127.0.0.1:3000/health";

    public static ScenarioSurroundings Surroundings { get; } = new() { Variable = name => name == "HOST" ? "http://127.0.0.1:4000" : null };

    public static (ScenarioFile? Scenario, IReadOnlyList<Diagnostic> Diagnostics) Read(string text, string? folder = null) =>
        Read(Encoding.UTF8.GetBytes(text), folder);

    public static (ScenarioFile? Scenario, IReadOnlyList<Diagnostic> Diagnostics) Read(byte[] bytes, string? folder = null)
    {
        var diagnostics = new List<Diagnostic>();
        var scenario = ScenarioFileReader.Read(new SourceText("s.json", bytes), folder ?? Path.GetTempPath(), Surroundings, diagnostics);
        return (scenario, diagnostics);
    }

    /// <summary>The scenario of a text that has no error.</summary>
    public static ScenarioFile Valid(string text)
    {
        var (scenario, diagnostics) = Read(text);
        Xunit.Assert.Empty(diagnostics);
        return scenario!;
    }

    /// <summary>A scenario whose first line holds members, and whose other lines are right unless they are given.</summary>
    public static string Of(
        string members = "\"name\": \"s\"",
        string stages = "{ \"rate\": \"10/s\", \"duration\": \"3s\" }",
        string request = $"\"url\": \"{Url}\"") =>
        $"{{ {members},\n\"stages\": [\n{stages}\n],\n\"request\": {{\n{request}\n}} }}";
}
