using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Gate.Judging;
using Sentinel.PerfGate.Gate.Suggesting;
using Sentinel.PerfGate.Tool.Suggesting;

namespace Sentinel.PerfGate.Tool.Output;

/// <summary>Says of every limit why it is that, and of every limit that was there how these results hold it.</summary>
/// <param name="console">Where to write.</param>
/// <param name="onlySay">Whether nothing was written.</param>
internal sealed class SuggestionOutput(ToolConsole console, bool onlySay)
{
    public void Show(IReadOnlyList<SuggestedFile> files, IReadOnlyList<Verdict> judged, double headroom)
    {
        foreach (var file in files) WriteFile(file);
        var kept = files.SelectMany(file => file.Targets).SelectMany(target => target.Kept).DistinctBy(objective => objective.Location).Order(ObjectiveOrder.ByPlace).ToList();
        var broken = WriteKept(kept, judged);
        WriteSummary(files, kept.Count, broken, headroom);
    }

    private void WriteFile(SuggestedFile file)
    {
        if (file.Targets.All(target => target.Proposals.Count == 0 && target.NotMeasured is null)) return;
        WriteLine($"{console.Shown(file.Path)}{(file is { IsNew: true, Limits: > 0 } ? " (new)" : "")}");
        foreach (var target in file.Targets.Where(target => target.Proposals.Count > 0 || target.NotMeasured is not null))
        {
            WriteLine($"  {target.Id}");
            if (target.NotMeasured is { } reason) WriteLine($"    nothing: it was not measured: {reason}");
            foreach (var proposal in target.Proposals)
                WriteLine(proposal.Limit is null ? $"    {$"no {proposal.Metric.Name}",-25} {proposal.Reason}" : $"    {proposal.Metric.Name,-12} {proposal.Text,-12} {proposal.Reason}");
        }
        console.Out.WriteLine();
    }

    private int WriteKept(List<Objective> kept, IReadOnlyList<Verdict> judged)
    {
        if (kept.Count == 0) return 0;
        console.Out.WriteLine("Left as they are:");
        var broken = 0;
        foreach (var objective in kept)
        {
            var worst = judged.Where(verdict => verdict.Location == objective.Location).MaxBy(verdict => Rank(verdict.Kind));
            if (worst?.Kind is VerdictKind.Fail) broken++;
            var state = worst?.Kind switch
            {
                VerdictKind.Pass => "holds",
                VerdictKind.Fail => $"broken: {worst.Message}",
                VerdictKind.New or null => "not judged by these results",
                _ => $"not proven: {worst.Message}",
            };
            WriteLine($"  {objective.Location} {objective.Metric.Name} {objective.Text}: {state}");
        }
        console.Out.WriteLine();
        return broken;
    }

    private void WriteSummary(IReadOnlyList<SuggestedFile> files, int kept, int broken, double headroom)
    {
        var (limits, targets) = (files.Sum(file => file.Limits), files.SelectMany(file => file.Targets).Count(target => target.Limits.Any()));
        console.Out.WriteLine(limits == 0
            ? "Nothing to add."
            : $"{(onlySay ? "Would write" : "Wrote")} {Figures.Counted(limits, "limit")} of {Figures.Counted(targets, "target")} into {Figures.Counted(files.Count(file => file.Limits > 0), "file")}, with {Figures.Change(headroom)} headroom.");
        if (broken > 0) console.Out.WriteLine($"These results break {broken} of the {Figures.Counted(kept, "limit")} that were there: mend the code, or change the limit by hand.");
        if (limits > 0 && !onlySay) console.Out.WriteLine("Look them over, and commit them like code: `dotnet build -p:RunPerfGate=true` and `perfgate check` hold them.");
    }

    private void WriteLine(string line) => console.Out.WriteLine(OneLine.Of(line));

    private static int Rank(VerdictKind kind) => kind switch
    {
        VerdictKind.Fail => 4,
        VerdictKind.Invalid => 3,
        VerdictKind.Inconclusive => 2,
        VerdictKind.Pass => 1,
        _ => 0,
    };
}
