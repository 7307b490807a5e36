using System.CommandLine;
using Sentinel.PerfGate.Gate.Stored;
using Sentinel.PerfGate.Tool.Arguments;

namespace Sentinel.PerfGate.Tool.Commands;

/// <summary><c>perfgate check</c>: budgets against results measured earlier, or by others.</summary>
internal static class CheckCommand
{
    public static Command Create(ToolConsole console)
    {
        var results = new Argument<string[]>("RESULT")
        {
            Description = "Results: files or folders of perfgate, BenchmarkDotNet (*-report-full.json) or k6 (a summary).",
            Arity = ArgumentArity.OneOrMore,
        };
        var budgets = CommonOptions.Budgets();
        var summaryId = CommonOptions.SummaryId();
        var judging = new JudgingOptions();
        var command = new Command("check", "Judges results measured earlier, or by others.") { results, budgets, summaryId };
        judging.AddTo(command);
        command.SetAction(parsed =>
        {
            var set = BudgetInput.Read(console, parsed.GetValue(budgets) ?? []);
            var document = ResultsInput.Read(console, parsed.GetRequiredValue(results), parsed.GetValue(summaryId));
            var judgement = new StoredJudgement(document)
            {
                RunId = judging.RunId(parsed),
                Confidence = judging.Confidence(parsed),
                Strict = judging.Strict(parsed),
            };
            return judging.Show(parsed, console, judgement.Judge(set));
        });
        return command;
    }
}
