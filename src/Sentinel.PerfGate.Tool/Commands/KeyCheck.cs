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
    /// <returns>
    /// An error for each key that matches nothing, each tie between entries, and each limit of a target's own that is malformed; a warning for
    /// each target that has no limit.
    /// </returns>
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
        var origin = string.Join(", ", heads.Select(head => Name(head, console)));
        return
        [
            .. all.Diagnostics,
            .. UnmatchedKeys.Describe(resolved.Unmatched, ids, origin),
            .. resolved.Diagnostics,
            .. WithoutBudget(heads, resolved, console),
            .. WithoutTargets(heads, console),
        ];
    }

    private static IEnumerable<Diagnostic> WithoutBudget(IReadOnlyList<HeadProject> heads, ResolvedBudgets resolved, ToolConsole console)
    {
        // What is tied has budgets, too many of them.
        if (resolved.Diagnostics.Count > 0) return [];
        var judged = resolved.Targets.Select(target => target.TargetId).ToHashSet(StringComparer.Ordinal);
        return
            from head in heads
            from target in head.Declared.Targets
            where !judged.Contains(target.Id)
            orderby target.Id
            select Warning(DiagnosticCode.TargetWithoutBudget, $"\"{target.Id}\" of {Name(head, console)} has no budget, so nothing of it is judged. `perfgate suggest RESULT` writes one from what was measured.");
    }

    private static IEnumerable<Diagnostic> WithoutTargets(IReadOnlyList<HeadProject> heads, ToolConsole console) => heads
        .Where(head => head.Declared.Targets.Count == 0)
        .Select(head => Warning(DiagnosticCode.TargetWithoutBudget, $"{Name(head, console)} declares no target: it has no public method with [Benchmark] and no load scenario."));

    private static Diagnostic Warning(string code, string message) => new(code, DiagnosticSeverity.Warning, null, message);

    private static string Name(HeadProject head, ToolConsole console) => console.Shown(head.ProjectFile ?? head.Declared.Assembly.Path);

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
