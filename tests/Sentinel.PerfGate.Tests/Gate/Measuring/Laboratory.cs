using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Measuring;
using Sentinel.PerfGate.Gate.Planning;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Measuring;

/// <summary>Experiments on a fake machine.</summary>
internal static class Laboratory
{
    public static readonly PerfAssembly Head = new("/head/Perf.dll", Side.Head);

    public static readonly PerfAssembly Base = new("/base/Perf.dll", Side.Base);

    private static readonly SourceLocation Somewhere = new("budgets/x.json", 1, 1);

    public static Objective Regression(double limit = 0.05) => new(
        new Metric("regression", MetricKind.Regression, Dimension.Fraction), ComparisonOperator.Less, limit, $"< {limit:P0}", Somewhere);

    public static Objective AllocatedRegression(double limit = 0) => new(
        new Metric("allocated.regression", MetricKind.AllocatedRegression, Dimension.Fraction),
        ComparisonOperator.LessOrEqual, limit, $"<= {limit:P0}", Somewhere);

    public static PlannedTarget Compared(FakeTarget target, int headLaunches = 0, params Objective[] objectives) =>
        new(new TargetDeclaration(target.Id, target.Kind, target.Id), Head)
        {
            Base = Base,
            Comparisons = objectives.Length > 0 ? objectives : [Regression()],
            HeadLaunches = headLaunches,
        };

    public static PlannedTarget Absolute(FakeTarget target, int launches = 3, bool timeOperations = false) =>
        new(new TargetDeclaration(target.Id, target.Kind, target.Id), Head) { HeadLaunches = launches, TimeOperations = timeOperations };

    public static async Task<Experiment> RunAsync(
        FakeMachine machine,
        IReadOnlyList<PlannedTarget> plan,
        TimeSpan? limit = null,
        int seed = 1)
    {
        var time = new MeasuringTime(machine.Time, limit ?? TimeSpan.FromMinutes(5));
        var experiment = new Experiment(plan, machine, new RecordedProgress(), time, seed, confidence: 0.99);
        await experiment.RunAsync(TestContext.Current.CancellationToken);
        return experiment;
    }

    public static FakeTarget[] Targets(int count, Func<FakeTarget, FakeTarget>? change = null) =>
        [.. Enumerable.Range(0, count).Select(number => new FakeTarget($"part/t{number:00}")).Select(change ?? (target => target))];
}
