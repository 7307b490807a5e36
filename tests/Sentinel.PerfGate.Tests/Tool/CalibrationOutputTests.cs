using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate.Calibration;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tool;
using Sentinel.PerfGate.Tool.Output;
using Xunit;

namespace Sentinel.PerfGate.Tests.Tool;

public sealed class CalibrationOutputTests : IDisposable
{
    private static readonly MachineEnvironment Machine = new("AMD EPYC", 2, "Linux", ".NET 10.0.1");

    private readonly StringWriter output = new() { NewLine = "\n" };
    private readonly StringWriter error = new() { NewLine = "\n" };

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
    }

    [Fact]
    public void The_answer_names_the_median_the_worst_and_what_runs_would_find()
    {
        NoiseFloor[] floors = [new("a", 14, 0.01, 5, 0.99), new("b", 14, 0.02, 5, 0.99), new("c", 14, 0.05, 5, 0.99)];

        Assert.Equal(0, Show(new CalibrationReport(Machine, floors, new Dictionary<string, MeasurementFailure> { ["d"] = new("PERF302", "it threw") })));

        Assert.StartsWith(" Identical code against itself, 14 pairs: paired sd 2 % (median of 3 targets; worst c: 5 %).\n", output.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"at 99 %, a target measured alone for  30 s: none, too few pairs   1 min: \d\.?\d* %   5 min: \d\.?\d* %", output.ToString());
        Assert.Equal("perfgate: warning PERF302: d was left out: it threw\n", error.ToString());
    }

    [Fact]
    public void A_limit_below_what_a_usual_run_sees_is_named_with_the_time_it_needs()
    {
        var objective = new Objective(new("regression", MetricKind.Regression, Dimension.Fraction), ComparisonOperator.Less, 0.01, "< 1%", new("budgets/events.json", 7, 3));

        Show(
            new CalibrationReport(Machine, [new("a", 14, 0.05, 5, 0.99)], new Dictionary<string, MeasurementFailure>()),
            new TargetBudget("a", [objective, objective with { Limit = 0.5, Text = "< 50%" }]));

        Assert.Matches(@"\n budgets/events\.json:7 asks for regression < 1% on a: this machine needs \d+ min \d+ s for that\.\n$", output.ToString());
        Assert.DoesNotContain("< 50%", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_measured_is_no_success() =>
        Assert.Equal(3, Show(new CalibrationReport(Machine, [], new Dictionary<string, MeasurementFailure>())));

    private int Show(CalibrationReport report, params TargetBudget[] budgets) =>
        CalibrationOutput.Show(new ToolConsole { Out = output, Error = error, WorkingDirectory = "/" }, report, 0.99, budgets);
}
