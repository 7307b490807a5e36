using System.CommandLine;
using Sentinel.PerfGate.Reporting;
using Sentinel.PerfGate.Tool.Setup;

namespace Sentinel.PerfGate.Tool.Commands;

/// <summary><c>perfgate init</c>: a first setup. Asks nothing, overwrites nothing.</summary>
internal static class InitCommand
{
    public static Command Create(ToolConsole console)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be done, and write nothing." };
        var command = new Command("init", "Writes a first setup into this folder: budgets with their schema, the solution's targets, a workflow. Keeps what exists.") { dryRun };
        command.SetAction(parsed =>
        {
            var onlySay = parsed.GetValue(dryRun);
            var kept = SetupFiles.All.Count(file => !Write(file, console, onlySay));
            WriteNextSteps(console, kept);
            return ExitCodes.NothingBroken;
        });
        return command;
    }

    private static bool Write(SetupFile file, ToolConsole console, bool onlySay)
    {
        var path = Path.Combine(console.WorkingDirectory, file.Path);
        var isNew = !Path.Exists(path);
        if (isNew && !onlySay) WholeFile.Write(path, file.Content);
        var done = isNew ? onlySay ? "would write" : "wrote" : File.Exists(path) && File.ReadAllText(path) == file.Content ? "up to date" : "exists, kept";
        console.Out.WriteLine($"{done,-12} {file.Path,-34} {file.Purpose}");
        return isNew;
    }

    private static void WriteNextSteps(ToolConsole console, int kept)
    {
        string[] lines =
        [
            "",
            "Next:",
            "  1. dotnet add YOUR.Perf.csproj package Sentinel.PerfGate    makes a project with [Benchmark] methods a perf project",
            "  2. dotnet build -p:RunPerfGate=true                         builds Release, measures and judges",
            "  3. dotnet build -p:RunPerfGate=true -p:PerfGateBase=git:origin/main    compares with the merge base",
        ];
        foreach (var line in lines) console.Out.WriteLine(line);
        if (kept > 0) console.Out.WriteLine("What existed was kept. If a Directory.Solution file of yours is among it, add to it what docs/msbuild.md shows.");
    }
}
