using System.CommandLine;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Gate.History;

namespace Sentinel.PerfGate.Tool.Commands.History;

/// <summary>The history file that a command names.</summary>
internal static class HistoryInput
{
    public static Argument<string> File() => new("FILE") { Description = "The history: a file of one line a run, for example perf-history.jsonl." };

    public static HistoryFile Open(ToolConsole console, string path) =>
        new(Path.GetFullPath(path, console.WorkingDirectory), console.Shown(path));

    /// <exception cref="ToolException">The file is absent or has lines that are no runs: all of them.</exception>
    public static HistoryReading Read(ToolConsole console, string path) => Guarded(() => Open(console, path).Read());

    /// <exception cref="ToolException">What the work met with.</exception>
    public static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (GateInputException invalid)
        {
            throw new ToolException(invalid.ExitCode, invalid.Errors);
        }
    }
}
