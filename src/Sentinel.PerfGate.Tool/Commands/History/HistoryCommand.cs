using System.CommandLine;

namespace Sentinel.PerfGate.Tool.Commands.History;

/// <summary><c>perfgate history</c>: results over many commits.</summary>
internal static class HistoryCommand
{
    public static Command Create(ToolConsole console) => new("history", "Keeps results over many commits and finds where a target became slower.")
    {
        HistoryAddCommand.Create(console),
        HistoryCheckCommand.Create(console),
        HistoryShowCommand.Create(console),
    };
}
