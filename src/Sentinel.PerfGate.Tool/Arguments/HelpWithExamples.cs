using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Sentinel.PerfGate.Tool.Arguments;

/// <summary>The usual help, and below it what one would type.</summary>
/// <param name="help">The usual help.</param>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string[]> Examples = new(StringComparer.Ordinal)
    {
        ["run"] =
        [
            "perfgate run --project tests/MyApp.Perf",
            "perfgate run --project tests/MyApp.Perf --base git:origin/main --strict",
        ],
        ["check"] =
        [
            "perfgate check artifacts/perfgate/results.json --budgets \"budgets/*.json\"",
            "perfgate check BenchmarkDotNet.Artifacts/results --format github",
        ],
        ["compare"] =
        [
            "perfgate compare before/ after/",
            "perfgate compare base.json head.json --max-regression 3% --confidence 99.9%",
        ],
        ["validate"] =
        [
            "perfgate validate \"budgets/*.json\"",
            "perfgate validate \"budgets/*.json\" --project tests/MyApp.Perf",
        ],
        ["calibrate"] = ["perfgate calibrate --project tests/MyApp.Perf --duration 1m"],
        ["report"] = ["perfgate report artifacts/perfgate/results.json --html report.html --markdown report.md"],
        ["init"] = ["perfgate init", "perfgate init --dry-run"],
    };

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (!Examples.TryGetValue(parseResult.CommandResult.Command.Name, out var examples))
        {
            output.WriteLine("Exit codes:");
            output.WriteLine("  0 nothing broken, 1 a budget broken or a regression proven, 2 wrong usage or input, 3 not judged, 130 cancelled");
            return code;
        }
        output.WriteLine(examples.Length == 1 ? "Example:" : "Examples:");
        foreach (var example in examples) output.WriteLine($"  {example}");
        return code;
    }
}
