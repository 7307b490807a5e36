using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Breakpoints;
using Sentinel.PerfGate.Tool.Progress.Load;

namespace Sentinel.PerfGate.Tool.Commands.Load;

/// <summary>Searches for the highest rate that holds the budgets, in place of one run of all stages.</summary>
internal sealed class BreakpointExecution(ToolConsole console, BudgetSet budgets)
{
    /// <exception cref="ToolException">No budget is about the target, or its plan has no rates to search between.</exception>
    public async Task<BreakpointSearched> RunAsync(LoadJob job, CancellationToken cancellation)
    {
        var objectives = Objectives(job.Id);
        var options = new BreakpointOptions { Target = job.Id, Load = job.Options };
        using var target = job.Request.NewTarget(job.Options.Seed, job.Options.Connections);
        try
        {
            return new(job, await LoadDisplay.For(console, job).ShowAsync(display =>
                BreakpointSearch.RunAsync(job.Plan, target, objectives, options, new ProgressFan([display]), cancellation)));
        }
        catch (ArgumentException unusable)
        {
            throw new ToolException($"{job.Id} cannot be searched. {unusable.Message}", unusable);
        }
    }

    private IReadOnlyList<Objective> Objectives(string id)
    {
        var resolved = BudgetResolver.Resolve(budgets, [id]);
        if (resolved.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            throw new ToolException(ExitCodes.WrongInput, resolved.Diagnostics);
        return resolved.Targets.SingleOrDefault()?.Objectives
            ?? throw new ToolException($"No budget is about {id}: any rate would hold. Write one with this key, or name the file that has it with --budgets.");
    }
}
