using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Gate.Planning;
using Sentinel.PerfGate.Gate.Projects;
using Sentinel.PerfGate.Tool.Progress;

namespace Sentinel.PerfGate.Tool.Commands;

/// <summary>Asks perf projects for their targets, and holds the keys of budgets against them.</summary>
internal static class KeyCheck
{
    /// <returns>An error for each key that matches nothing, each tie between entries, and each limit of a target's own that is malformed.</returns>
    /// <exception cref="ToolException">A project is missing or does not build, or its worker does not answer.</exception>
    public static async Task<IReadOnlyList<Diagnostic>> RunAsync(
        BudgetSet budgets,
        IReadOnlyList<PerfProject> projects,
        IReadOnlyList<string> scenarios,
        ToolConsole console,
        CancellationToken cancellation)
    {
        var progress = ProgressDisplay.For(console);
        var heads = await ReadyAsync(projects, scenarios, progress, cancellation);
        if (heads.Select(head => head.Declared.Failure).FirstOrDefault(failure => failure is not null) is { } silent)
            throw new ToolException(ExitCodes.NotJudged, new Diagnostic(silent.Code, DiagnosticSeverity.Error, null, silent.Reason));

        string[] ids = [.. heads.SelectMany(head => head.Declared.Targets).Select(target => target.Id)];
        var all = DeclaredLimits.AddTo(budgets, heads);
        if (all.Set.Entries.Count == 0) return [BudgetFiles.NothingAtAll];
        var resolved = BudgetResolver.Resolve(all.Set, ids);
        var origin = string.Join(", ", heads.Select(head => console.Shown(head.ProjectFile ?? head.Declared.Assembly.Path)));
        return [.. all.Diagnostics, .. UnmatchedKeys.Describe(resolved.Unmatched, ids, origin), .. resolved.Diagnostics];
    }

    private static Task<IReadOnlyList<HeadProject>> ReadyAsync(IReadOnlyList<PerfProject> projects, IReadOnlyList<string> scenarios, RunProgress progress, CancellationToken cancellation) =>
        progress.ShowAsync(async () =>
        {
            try
            {
                return await HeadProjects.PrepareAsync(projects, scenarios, WorkerFactories.WithoutLogs(), progress, cancellation);
            }
            catch (GateInputException refused)
            {
                throw new ToolException(refused.ExitCode, refused.Errors);
            }
        });
}
