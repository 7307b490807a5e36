using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Tool.Commands;

/// <summary>Finds and reads the budgets that a command names.</summary>
internal static class BudgetInput
{
    /// <summary>The files that patterns name, or those of the nearest folder upwards.</summary>
    /// <exception cref="ToolException">There are none.</exception>
    public static IReadOnlyList<string> Files(ToolConsole console, IReadOnlyList<string> patterns)
    {
        var search = BudgetFiles.Find(patterns, console.WorkingDirectory);
        return search.Diagnostics.Count > 0 ? throw new ToolException(ExitCodes.WrongInput, search.Diagnostics) : search.Files;
    }

    /// <summary>Their entries.</summary>
    /// <exception cref="ToolException">There are none, or one has errors: all of them.</exception>
    public static BudgetSet Read(ToolConsole console, IReadOnlyList<string> patterns)
    {
        var reading = BudgetReader.Read(Files(console, patterns), console.WorkingDirectory);
        return reading.HasErrors ? throw new ToolException(ExitCodes.WrongInput, reading.Diagnostics) : reading.Set;
    }
}
