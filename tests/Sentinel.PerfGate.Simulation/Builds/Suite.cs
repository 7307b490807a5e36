using System.Globalization;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Planning;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Simulation.Drawing;
using Sentinel.PerfGate.Simulation.Machines;
using Sentinel.PerfGate.Simulation.Noise;

namespace Sentinel.PerfGate.Simulation.Builds;

/// <summary>Benchmarks with the machine they are measured on.</summary>
/// <param name="Name">Seeds its builds.</param>
/// <param name="Noise">What unchanged code measures there, one build's.</param>
internal sealed record Suite(string Name, Func<Draws, INoise> Noise)
{
    private static readonly PerfAssembly Head = new("/head/Perf.dll", Side.Head);

    private static readonly PerfAssembly Base = new("/base/Perf.dll", Side.Base);

    private static readonly SourceLocation Somewhere = new("budgets/simulated.json", 1, 1);

    public int Benchmarks { get; init; } = 20;

    /// <summary>The relative slowdown that budgets allow.</summary>
    public double Limit { get; init; } = 0.05;

    /// <summary>How many of the benchmarks are slower on head.</summary>
    public int Slower { get; init; }

    /// <summary>Head's true time over base's in those.</summary>
    public double Slowdown { get; init; } = 1;

    /// <summary>The gate's own default.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(5);

    public MachineCosts Costs { get; init; } = MachineCosts.Usual;

    public static int NumberOf(string id) => int.Parse(id.AsSpan(id.IndexOf('/', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);

    public bool IsSlower(int target) => target < Slower;

    public double TrueRatio(int target) => IsSlower(target) ? Slowdown : 1;

    public IReadOnlyList<PlannedTarget> Plan() =>
        [.. Ids().Select(id => new PlannedTarget(new TargetDeclaration(id, TargetKind.Benchmark, id), Head) { Base = Base, Comparisons = [Objective()] })];

    public ResolvedBudgets Budgets() => new([.. Ids().Select(id => new TargetBudget(id, [Objective()]))], [], []);

    private IEnumerable<string> Ids() => Enumerable.Range(0, Benchmarks).Select(number => $"suite/{number:00}");

    private Objective Objective() => new(
        new Metric("regression", MetricKind.Regression, Dimension.Fraction), ComparisonOperator.Less, Limit, $"< {Limit:P0}", Somewhere);
}
