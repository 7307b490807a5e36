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
        ["load"] =
        [
            "perfgate load --url http://127.0.0.1:3000/health --rate 1000 --duration 30s",
            "perfgate load --url http://127.0.0.1:3000/health --workers 32 --duration 30s",
            "perfgate load --url http://127.0.0.1:3000/api/v1/intents --scenario load --time-scale 0.1 --body-file intent.json --expect 201,202",
            "perfgate load scenarios/day.json --out artifacts/load --budgets \"budgets/load.json\"",
        ],
        ["check"] =
        [
            "perfgate check artifacts/perfgate/results.json --budgets \"budgets/*.json\"",
            "perfgate check BenchmarkDotNet.Artifacts/results --format github",
            "perfgate check k6-summary.json --as k6/light",
        ],
        ["compare"] =
        [
            "perfgate compare before/ after/",
            "perfgate compare base.json head.json --max-regression 3% --confidence 99.9%",
            "perfgate compare before.json after.json --assume-launch-sd 3%",
        ],
        ["validate"] =
        [
            "perfgate validate \"budgets/*.json\"",
            "perfgate validate \"budgets/*.json\" --project tests/MyApp.Perf",
        ],
        ["calibrate"] = ["perfgate calibrate --project tests/MyApp.Perf --duration 1m"],
        ["report"] = ["perfgate report artifacts/perfgate/results.json --html report.html --markdown report.md"],
        ["merge"] = ["perfgate merge shard-1/results.json shard-2/results.json --out results.json"],
        ["history"] =
        [
            "perfgate history add perf-history.jsonl artifacts/perfgate/results.json",
            "perfgate history check perf-history.jsonl",
            "perfgate history show perf-history.jsonl --html history.html",
        ],
        ["history add"] =
        [
            "perfgate history add perf-history.jsonl artifacts/perfgate/results.json",
            "perfgate history add perf-history.jsonl BenchmarkDotNet.Artifacts/results --commit 4f2c1d9",
        ],
        ["history check"] = ["perfgate history check perf-history.jsonl --last 30 --min-effect 5%"],
        ["history show"] = ["perfgate history show perf-history.jsonl --html history.html"],
        ["init"] = ["perfgate init", "perfgate init --dry-run"],
        ["suggest"] =
        [
            "perfgate suggest artifacts/perfgate/results.json",
            "perfgate suggest BenchmarkDotNet.Artifacts/results --headroom 100% --dry-run",
            "perfgate suggest k6-summary.json --as k6/light --out budgets/k6.json",
        ],
    };

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (!Examples.TryGetValue(CommandText.NameOf(parseResult.CommandResult.Command), out var examples))
        {
            output.WriteLine("To begin:");
            output.WriteLine("  perfgate init    writes a first setup into this folder, and says what to type next for what it finds there");
            output.WriteLine();
            output.WriteLine("Exit codes:");
            output.WriteLine("  0 nothing broken, 1 a budget broken or a regression proven, 2 wrong usage or input, 3 not judged, 130 cancelled");
            return code;
        }
        output.WriteLine(examples.Length == 1 ? "Example:" : "Examples:");
        foreach (var example in examples) output.WriteLine($"  {example}");
        return code;
    }
}
