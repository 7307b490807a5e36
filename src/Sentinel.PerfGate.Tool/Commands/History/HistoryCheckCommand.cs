using System.CommandLine;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Gate.History;
using Sentinel.PerfGate.Tool.Arguments;
using Sentinel.PerfGate.Tool.Output;

namespace Sentinel.PerfGate.Tool.Commands.History;

/// <summary><c>perfgate history check</c>: did a target become slower among the last runs?</summary>
internal static class HistoryCheckCommand
{
    private const int DefaultLast = 20;

    public static Command Create(ToolConsole console)
    {
        var file = HistoryInput.File();
        var last = Last();
        var changes = new ChangeOptions();
        var format = CommonOptions.Format();
        var command = new Command("check", "Fails when the newest change of a target's level is a slowdown that began among the last runs.") { file, last, format };
        changes.AddTo(command);
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var reading = HistoryInput.Read(console, path);
            var options = changes.Of(parsed);
            var judge = new HistoryJudge(console.Shown(path), reading.Runs.Count, options) { Last = parsed.GetValue(last) };
            var document = judge.Judge(TargetHistories.Of(reading.Runs, options), Guid.NewGuid().ToString("N"));
            if (reading.CutOff is { } cutOff) document = document with { Notices = [.. document.Notices, cutOff] };
            return new ReportOutput(console, parsed.GetValue(format)).Show(new GateReport(document, new([])), folder: null);
        });
        return command;
    }

    private static Option<int> Last() => new("--last")
    {
        Description = $"How many of the newest runs are looked at. An older slowdown is taken as known. Default: {DefaultLast}.",
        HelpName = "N",
        DefaultValueFactory = _ => DefaultLast,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, out var count) && count >= 1) return count;
            result.AddError($"\"{text}\" is no number of runs; write a whole number from 1 on.");
            return default;
        },
    };
}
