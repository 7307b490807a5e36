using System.CommandLine;
using Sentinel.PerfGate.Gate.History;
using Sentinel.PerfGate.Reporting;
using Sentinel.PerfGate.Reporting.Html;
using Sentinel.PerfGate.Tool.Arguments;
using Sentinel.PerfGate.Tool.Output;

namespace Sentinel.PerfGate.Tool.Commands.History;

/// <summary><c>perfgate history show</c>: every change of every target.</summary>
internal static class HistoryShowCommand
{
    public static Command Create(ToolConsole console)
    {
        var file = HistoryInput.File();
        var html = new Option<string?>("--html") { Description = "Write a page with a plot of every target, too.", HelpName = "FILE" };
        var changes = new ChangeOptions();
        var format = CommonOptions.Format();
        format.Description = "What standard output gets: text, json (series, runs and changes, alone), github or msbuild. Default: text.";
        var command = new Command("show", "Shows where the level of each target changed.") { file, html, format };
        changes.AddTo(command);
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var reading = HistoryInput.Read(console, path);
            var options = changes.Of(parsed);
            var histories = TargetHistories.Of(reading.Runs, options);
            var output = new HistoryOutput(console, parsed.GetValue(format));
            output.Show(histories, options, reading.CutOff is { } cutOff ? [cutOff] : []);
            if (parsed.GetValue(html) is { } page)
            {
                WholeFile.Write(Path.GetFullPath(page, console.WorkingDirectory), HistoryPage.Write(console.Shown(path), histories));
                output.Remarks.WriteLine($"wrote {console.Shown(page)}");
            }
            return ExitCodes.NothingBroken;
        });
        return command;
    }
}
