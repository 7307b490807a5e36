using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Gate.Stored;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Simulation.Drawing;

namespace Sentinel.PerfGate.Simulation.Pairs;

/// <summary>Suites of the three operations with the same extra work, some pairs of each, judged as `perfgate compare` judges files.</summary>
/// <param name="slowdown">The extra work, in twentieths.</param>
/// <param name="pairs">Pairs of each operation.</param>
/// <param name="limit">The slowdown allowed.</param>
internal sealed class LabelledSuite(int slowdown, int pairs, double limit)
{
    private readonly List<List<LabelledPair>> _operations =
        [.. LabelledPair.All.Where(pair => pair.K == slowdown).GroupBy(pair => pair.Op).Select(operation => operation.ToList())];

    /// <summary>The verdicts of one suite. Where there are more pairs than asked for, each is drawn once at most; else again and again.</summary>
    public IReadOnlyList<VerdictKind> Judge(Draws draws)
    {
        var targets = _operations.SelectMany((operation, number) => Sides($"operation/{number}", Draw(operation, draws))).ToList();
        var report = new StoredJudgement(new ResultsDocument(targets)) { Implied = new ImpliedLimit(limit) }.Judge(new BudgetSet([], []));
        return [.. report.Verdicts.Verdicts.Select(verdict => verdict.Kind)];
    }

    private List<LabelledPair> Draw(List<LabelledPair> operation, Draws draws) => operation.Count > pairs
        ? [.. operation.OrderBy(_ => draws.Bits()).Take(pairs)]
        : [.. Enumerable.Range(0, pairs).Select(_ => operation[draws.Below(operation.Count)])];

    private static IEnumerable<TargetResult> Sides(string id, List<LabelledPair> drawn) =>
    [
        new(id, TargetKind.Benchmark, Side.Base, [.. drawn.Select((pair, number) => Launch(pair.Base, number))]),
        new(id, TargetKind.Benchmark, Side.Head, [.. drawn.Select((pair, number) => Launch(pair.Head, number))]),
    ];

    private static Launch Launch(IReadOnlyList<double> samples, int number) => new() { Pair = number, Samples = samples, Interleaved = true };
}
