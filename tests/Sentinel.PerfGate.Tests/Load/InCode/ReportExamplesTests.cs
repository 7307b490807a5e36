using System.Text.Json;
using Sentinel.PerfGate.Load.InCode;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.InCode;

/// <summary>The usage examples that people know from the first report, with shorter times.</summary>
public sealed class ReportExamplesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Example_1_run_a_performance_test()
    {
        var seen = 0;
        var test = new PerformanceTest
        {
            Duration = TimeSpan.FromSeconds(0.4),
            Concurrency = 4,
            RampUp = TimeSpan.FromSeconds(0.1),
            Options = new() { WarmUp = TimeSpan.Zero, ProgressInterval = TimeSpan.FromMilliseconds(50) },
        };
        test.Progressed += (_, _) => Interlocked.Increment(ref seen);

        var result = await test.RunAsync(() => Validate("""{"type":"intent.envelope"}"""), Cancellation);

        Assert.Null(result.Invalid);
        Assert.True(result.AllSucceeded);
        Assert.Equal(result.Requests, result.Latency.Count);
        Assert.Matches(@"^[\d,]+ requests in 0\.4 s, [\d,.]+/s, 100 % succeeded, 0 failed$", result.Summary);
        Assert.Matches(@"^p50 [\d.]+ ms, p95 [\d.]+ ms, p99 [\d.]+ ms, max [\d.]+ ms \([\d,]+ requests\)$", result.Latency.ToString());
        Assert.True(seen > 0);
    }

    [Fact]
    public async Task Example_3_run_one_scenario_and_all_scenarios()
    {
        // Thousandths of the lengths; stages keep their minimum, so the rates are those of the catalogue.
        var executor = new LoadTestExecutor { TimeScale = 0.001, Options = Relaxed }
            .AddProfile("fullPipeline", _ => ValueTask.CompletedTask);

        var result = await executor.RunScenarioAsync("smoke", "fullPipeline", Cancellation);

        Assert.Equal((30L, 0L), (result.Succeeded, result.Failed));

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        executor.Progressed += (_, happened) =>
        {
            if (happened.Progress.Stage == "sustain")
                enough.Cancel();
        };
        var results = await executor.RunAllScenariosAsync("fullPipeline", enough.Token);

        Assert.Equal(["smoke", "load"], results.Keys);
        Assert.True(results["smoke"].AllSucceeded);
        Assert.True(results["load"].Run!.Cancelled);
        Assert.False(results["load"].AllSucceeded);
    }

    [Fact]
    public async Task Names_that_do_not_exist_are_answered_with_those_that_do()
    {
        var executor = new LoadTestExecutor().AddProfile("a", _ => ValueTask.CompletedTask).AddProfile("b", _ => ValueTask.CompletedTask);

        var scenario = await Assert.ThrowsAsync<ArgumentException>(() => executor.RunScenarioAsync("lode", "a", Cancellation));
        var profile = await Assert.ThrowsAsync<ArgumentException>(() => executor.RunAllScenariosAsync("c", Cancellation));

        Assert.StartsWith("Invalid scenario 'lode'. Valid values are smoke, load, stress, spike, soak, breakpoint.", scenario.Message, StringComparison.Ordinal);
        Assert.StartsWith("Invalid profile 'c'. Valid values are a, b.", profile.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => executor.AddProfile("a", _ => ValueTask.CompletedTask));
    }

    private static PerfGate.Load.LoadOptions Relaxed => new()
    {
        WarmUp = TimeSpan.Zero,
        StartLagLimit = TimeSpan.FromSeconds(5),
        ProgressInterval = TimeSpan.FromMilliseconds(50),
    };

    private static void Validate(string intent)
    {
        using var document = JsonDocument.Parse(intent);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new InvalidOperationException("no object");
    }
}
