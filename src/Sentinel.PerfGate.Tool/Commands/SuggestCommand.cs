using System.CommandLine;
using Sentinel.PerfGate.Gate.Calibration;
using Sentinel.PerfGate.Gate.Stored;
using Sentinel.PerfGate.Gate.Suggesting;
using Sentinel.PerfGate.Reporting;
using Sentinel.PerfGate.Tool.Arguments;
using Sentinel.PerfGate.Tool.Output;
using Sentinel.PerfGate.Tool.Suggesting;

namespace Sentinel.PerfGate.Tool.Commands;

/// <summary><c>perfgate suggest</c>: budgets from what was measured. Adds what is missing, changes nothing.</summary>
internal static class SuggestCommand
{
    private const double MostHeadroom = 10;

    public static Command Create(ToolConsole console)
    {
        var results = new Argument<string[]>("RESULT")
        {
            Description = "Results: files or folders of perfgate, BenchmarkDotNet (*-report-full.json) or k6 (a summary).",
            Arity = ArgumentArity.OneOrMore,
        };
        var folder = new Option<string?>("--budgets")
        {
            Description = "The folder of the budget files; each first segment of ids has a file. Default: budgets/ of the nearest folder upwards, else here.",
            HelpName = "DIR",
        };
        var file = new Option<string?>("--out") { Description = "One file for all that has no place yet.", HelpName = "FILE" };
        var headroom = Headroom();
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be written, and write nothing." };
        var summaryId = CommonOptions.SummaryId();
        var command = new Command("suggest", "Writes budgets from what was measured: limits that the present code passes, for all that has none. Keeps what is there.") { results, folder, file, headroom, dryRun, summaryId };
        command.SetAction(parsed =>
        {
            var input = SuggestInput.Read(console, parsed.GetRequiredValue(results), parsed.GetValue(folder), parsed.GetValue(file), parsed.GetValue(summaryId));
            var options = new SuggestOptions
            {
                Headroom = parsed.GetValue(headroom),
                ConfidenceOf = input.Placement.ConfidenceOf,
                Floors = input.Results.Environment is { } machine ? CalibrationStore.Load(null, machine) : [],
            };
            var targets = Suggestions.Of(input.Results, input.Budgets, options);
            var files = SuggestedFile.Of(targets, input.Placement);
            var contents = SuggestedFile.Contents(files);
            var onlySay = parsed.GetValue(dryRun);
            if (!onlySay) WholeFile.WriteAll(contents);
            new SuggestionOutput(console, onlySay).Show(files, new StoredJudgement(input.Results).Judge(input.Budgets).Verdicts.Verdicts, options.Headroom);
            return ExitCodes.NothingBroken;
        });
        return command;
    }

    private static Option<double> Headroom() => new("--headroom")
    {
        Description = "How much slower than measured the code may become. Where launches differ by more than that allows, the limit is wider and says so. Default: 50%.",
        HelpName = "50%",
        DefaultValueFactory = _ => SuggestOptions.DefaultHeadroom,
        CustomParser = result => CommonOptions.Parsed(
            result,
            FractionArgument.Parse(result.Tokens[0].Value) is { } value and >= 0 and <= MostHeadroom ? value : (double?)null,
            "is no headroom; write a share from 0% to 1000%, for example 50%"),
    };
}
