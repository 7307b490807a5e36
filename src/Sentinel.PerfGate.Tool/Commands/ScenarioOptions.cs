using System.CommandLine;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Load.Scenarios;

namespace Sentinel.PerfGate.Tool.Commands;

/// <summary>The load scenarios that a command measures or asks.</summary>
internal sealed class ScenarioOptions
{
    private readonly Option<string[]> patterns = new("--scenarios")
    {
        Description = "Load scenario files, as a glob. Default: scenarios/*.json beside each project and beside the folder of the budgets.",
        HelpName = "GLOB",
        AllowMultipleArgumentsPerToken = true,
    };

    public void AddTo(Command command) => command.Add(patterns);

    /// <summary>The files named, or those beside projects and budgets.</summary>
    /// <exception cref="ToolException">A pattern names nothing.</exception>
    public IReadOnlyList<string> Files(ParseResult parsed, ToolConsole console, IReadOnlyList<PerfProject> projects, IReadOnlyList<string> budgets)
    {
        if (parsed.GetValue(patterns) is not { Length: > 0 } named)
            return ScenarioFiles.Beside([.. projects.Select(BudgetInput.FolderOf)], [.. budgets.Select(file => Path.GetFullPath(file, console.WorkingDirectory))]);
        var missing = new List<Diagnostic>();
        var files = ScenarioFiles.Find(named, console.WorkingDirectory, missing);
        return missing.Count == 0 ? files : throw new ToolException(ExitCodes.WrongInput, missing);
    }
}
