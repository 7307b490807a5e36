using System.CommandLine;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate.Stored;
using Sentinel.PerfGate.Tool.Arguments;

namespace Sentinel.PerfGate.Tool.Commands;

/// <summary><c>perfgate compare</c>: base against head, from files.</summary>
internal static class CompareCommand
{
    private const double DefaultMaxRegression = 0.05;

    public static Command Create(ToolConsole console)
    {
        var before = new Argument<string>("BASE") { Description = "Results before the change: a file or a folder." };
        var after = new Argument<string>("HEAD") { Description = "Results after the change." };
        var budgets = CommonOptions.Budgets();
        budgets.Description = "Budget files, as a glob. Default: none, only --max-regression counts.";
        var maxRegression = MaxRegression();
        var launchSd = AssumedLaunchSd();
        var summaryId = CommonOptions.SummaryId();
        var judging = new JudgingOptions();
        var command = new Command("compare", "Compares results before and after a change.") { before, after, budgets, maxRegression, launchSd, summaryId };
        judging.AddTo(command);
        command.SetAction(parsed =>
        {
            var patterns = parsed.GetValue(budgets) ?? [];
            var set = patterns.Length > 0 ? BudgetInput.Read(console, patterns) : new BudgetSet([], []);
            var baseName = parsed.GetRequiredValue(before);
            var limit = parsed.GetValue(maxRegression) ?? (patterns.Length > 0 ? null : DefaultMaxRegression);
            var judgement = new StoredJudgement(ResultsInput.ReadSides(console, baseName, parsed.GetRequiredValue(after), parsed.GetValue(summaryId)))
            {
                RunId = judging.RunId(parsed),
                Confidence = judging.Confidence(parsed),
                Strict = judging.Strict(parsed),
                BaseName = console.Shown(baseName),
                AssumedLaunchSd = parsed.GetValue(launchSd),
                Implied = limit is { } fraction ? new ImpliedLimit(fraction) : null,
            };
            return judging.Show(parsed, console, judgement.Judge(set));
        });
        return command;
    }

    private static Option<double?> MaxRegression() => Share(
        "--max-regression", "5%", "limit", "The largest slowdown allowed of a target whose budget sets none. Default without --budgets: 5%.");

    private static Option<double?> AssumedLaunchSd() => Share(
        "--assume-launch-sd",
        "3%",
        "standard deviation",
        "How much launches of identical code are assumed to differ (standard deviation), where there is one launch a side. Default: nothing, such a comparison stays undecided.");

    private static Option<double?> Share(string name, string example, string what, string description) => new(name)
    {
        Description = description,
        HelpName = example,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (FractionArgument.Parse(text) is { } fraction and > 0 and <= 100) return fraction;
            result.AddError($"\"{text}\" is no {what}; write a share above zero, for example {example}.");
            return null;
        },
    };
}
