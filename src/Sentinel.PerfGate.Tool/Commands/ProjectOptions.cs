using System.CommandLine;
using Sentinel.PerfGate.Gate;

namespace Sentinel.PerfGate.Tool.Commands;

/// <summary>The perf projects that a command measures or asks.</summary>
internal sealed class ProjectOptions
{
    private readonly Option<string[]> projects = new("--project")
    {
        Description = "A perf project, or its folder. It is built in Release. May be repeated.",
        HelpName = "P",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> assemblies = new("--assembly")
    {
        Description = "A built perf assembly. With as many --project beside, each is already built from that project.",
        HelpName = "A.dll",
        AllowMultipleArgumentsPerToken = true,
    };

    public void AddTo(Command command)
    {
        command.Add(projects);
        command.Add(assemblies);
    }

    /// <summary>The projects named; empty when none is.</summary>
    /// <exception cref="ToolException">Projects and assemblies cannot be told apart by their order.</exception>
    public IReadOnlyList<PerfProject> Named(ParseResult parsed, ToolConsole console)
    {
        string[] files = [.. (parsed.GetValue(projects) ?? []).Select(Full)];
        string[] built = [.. (parsed.GetValue(assemblies) ?? []).Select(Full)];
        if (files.Length > 0 && built.Length > 0 && files.Length != built.Length)
            throw new ToolException($"{files.Length} --project and {built.Length} --assembly do not go together: give each assembly its project, in the same order, or only one of the two.");
        return (files.Length, built.Length) switch
        {
            (_, 0) => [.. files.Select(file => new PerfProject(file, null))],
            (0, _) => [.. built.Select(assembly => new PerfProject(null, assembly))],
            _ => [.. files.Zip(built, (file, assembly) => new PerfProject(file, assembly))],
        };

        string Full(string path) => Path.GetFullPath(path, console.WorkingDirectory);
    }
}
