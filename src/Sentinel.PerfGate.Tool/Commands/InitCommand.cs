using System.CommandLine;
using Sentinel.PerfGate.Reporting;
using Sentinel.PerfGate.Tool.Output;
using Sentinel.PerfGate.Tool.Setup;

namespace Sentinel.PerfGate.Tool.Commands;

/// <summary><c>perfgate init</c>: a first setup. Asks nothing, overwrites nothing.</summary>
internal static class InitCommand
{
    public static Command Create(ToolConsole console)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be done, and write nothing." };
        var command = new Command("init", "Writes a first setup into this folder: budgets with their schema, the solution's targets, a workflow. Keeps what exists, and says what to do next.") { dryRun };
        command.SetAction(parsed =>
        {
            var onlySay = parsed.GetValue(dryRun);
            var there = Surroundings.Of(console.WorkingDirectory);
            var files = SetupFiles.Of(there);
            string[] imports = [.. SetupFiles.Imports(there).Select(pair => $"{pair.Own} is your own: write <Import Project=\"{pair.Import}\" /> into it. Until then every project of a solution looks after the gate by itself.")];
            SetupFile[] missing = [.. files.Where(file => !Path.Exists(Path.Combine(there.Folder, file.Path)))];
            foreach (var file in files) Say(file, there.Folder, missing.Contains(file), onlySay, console);
            if (!onlySay) WholeFile.WriteAll([.. missing.Select(file => (Path.Combine(there.Folder, file.Path), System.Text.Encoding.UTF8.GetBytes(file.Content)))]);
            console.Out.WriteLine(missing.Length > 0 ? "" : "Nothing had to be written." + Environment.NewLine);
            foreach (var line in imports.Concat(Skipped(there)).Concat(NextSteps.Of(there))) console.Out.WriteLine(OneLine.Of(line));
            return ExitCodes.NothingBroken;
        });
        return command;
    }

    private static void Say(SetupFile file, string folder, bool isNew, bool onlySay, ToolConsole console)
    {
        var path = Path.Combine(folder, file.Path);
        var done = isNew ? onlySay ? "would write" : "wrote" : File.Exists(path) && File.ReadAllText(path) == file.Content ? "up to date" : "exists, kept";
        console.Out.WriteLine($"{done,-12} {file.Path,-36} {file.Purpose}");
    }

    private static IEnumerable<string> Skipped(Surroundings there) => there.GitRoot is { } root && root != there.Folder
        ? [$"No workflow was written: GitHub looks for it at the root of the repository, {root}. docs/msbuild.md has one to copy."]
        : [];
}
