using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load;

public sealed class LoadTargetSourceTests
{
    [Fact]
    public void Each_scenario_of_each_attribute_is_a_target_in_the_order_of_ids()
    {
        var (targets, diagnostics) = Find(typeof(Pipeline));

        Assert.Empty(diagnostics);
        Assert.Equal(
            ["load/load/full-pipeline", "load/smoke/full-pipeline", "load/soak/slow/path", "load/spike/static"],
            targets.Select(target => target.Declaration.Id));
        Assert.All(targets, target => Assert.Equal(TargetKind.Load, target.Declaration.Kind));
        Assert.EndsWith("Pipeline.Run", targets[0].Declaration.Origin, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_is_reported_with_its_method_and_makes_no_target()
    {
        var (targets, diagnostics) = Find(typeof(Mistakes), typeof(Mistakes.Generic<>), typeof(Mistakes.NoConstructor));

        Assert.Empty(targets);
        Assert.All(diagnostics, diagnostic => Assert.Equal(("PERF220", DiagnosticSeverity.Error), (diagnostic.Code, diagnostic.Severity)));
        Assert.Equal(
            [
                "Generic`1.Run: is generic",
                "Mistakes.BadScale: Invalid TimeScale 0",
                "Mistakes.EmptyProfile: Invalid profile ''",
                "Mistakes.NoScenario: Scenarios is empty",
                "Mistakes.ReturnsInt: returns Int32",
                "Mistakes.TakesText: takes parameters",
                "Mistakes.TargetOfText: takes parameters",
                "Mistakes.Unknown: Invalid scenario 'lode'. Valid values are smoke, load, stress, spike, soak, breakpoint",
                "NoConstructor.Run: its class has no public constructor",
            ],
            diagnostics.Select(Shortened).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Two_targets_of_one_id_are_an_error_that_names_both()
    {
        var (targets, diagnostics) = Find(typeof(Twins));

        Assert.Single(targets);
        var message = Assert.Single(diagnostics).Message;
        Assert.Contains("Twins.A", message, StringComparison.Ordinal);
        Assert.Contains("Twins.B", message, StringComparison.Ordinal);
        Assert.Contains("'load/smoke/same'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Methods_of_an_abstract_class_are_targets_of_the_classes_that_derive_from_it()
    {
        var (targets, _) = Find(typeof(Base), typeof(Derived));

        Assert.Equal("load/smoke/inherited", Assert.Single(targets).Declaration.Id);
    }

    private static (IReadOnlyList<IMeasurableTarget> Targets, List<Diagnostic> Diagnostics) Find(params Type[] types)
    {
        var diagnostics = new List<Diagnostic>();
        return (LoadTargetSource.Find(types, diagnostics), diagnostics);
    }

    private static string Shortened(Diagnostic diagnostic)
    {
        var text = diagnostic.Message[(diagnostic.Message.LastIndexOf('+', diagnostic.Message.IndexOf(':', StringComparison.Ordinal)) + 1)..];
        return text.Split("; ")[0].Split(" without")[0].TrimEnd('.').Replace(". Valid values are above 0", "", StringComparison.Ordinal)
            .Replace(". Valid values are names such as 'full-pipeline'", "", StringComparison.Ordinal);
    }

    private sealed class Pipeline
    {
        [LoadScenario("static", Scenarios = ["spike"])]
        public static Task Static() => Task.CompletedTask;

        [LoadScenario("full-pipeline", TimeScale = 0.1)]
        [LoadScenario("slow/path", Scenarios = ["soak"])]
        public ValueTask Run(CancellationToken cancellation) => ValueTask.CompletedTask;
    }

    private static class Mistakes
    {
        [LoadScenario("p")]
        public static int ReturnsInt() => 1;

        [LoadScenario("p")]
        public static FunctionTarget TargetOfText(string text) => new FunctionTarget(_ => ValueTask.CompletedTask, text);

        [LoadScenario("p")]
        public static ValueTask TakesText(string text) => ValueTask.CompletedTask;

        [LoadScenario("p", Scenarios = ["lode"])]
        public static ValueTask Unknown() => ValueTask.CompletedTask;

        [LoadScenario("p", Scenarios = [])]
        public static ValueTask NoScenario() => ValueTask.CompletedTask;

        [LoadScenario("")]
        public static ValueTask EmptyProfile() => ValueTask.CompletedTask;

        [LoadScenario("p", TimeScale = 0)]
        public static ValueTask BadScale() => ValueTask.CompletedTask;

        public sealed class Generic<T>
        {
            [LoadScenario("p")]
            public ValueTask Run() => ValueTask.CompletedTask;
        }

        public sealed class NoConstructor(int size)
        {
            [LoadScenario("p")]
            public ValueTask Run() => new(Task.FromResult(size));
        }
    }

    private sealed class Twins
    {
        [LoadScenario("same", Scenarios = ["smoke"])]
        public ValueTask A() => ValueTask.CompletedTask;

        [LoadScenario("same", Scenarios = ["smoke"])]
        public ValueTask B() => ValueTask.CompletedTask;
    }

    private abstract class Base
    {
        [LoadScenario("inherited", Scenarios = ["smoke"])]
        public ValueTask Run() => ValueTask.CompletedTask;
    }

    private sealed class Derived : Base;
}
