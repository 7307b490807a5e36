using System.Collections.Concurrent;
using Sentinel.PerfGate.Benchmarks;
using Sentinel.PerfGate.Benchmarks.Comparison;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Benchmarks.Comparison;

public sealed class ComparisonRoundTests
{
    private static readonly Implementation A = new("a", MeasuredOperation.FromAction(() => { }));
    private static readonly Implementation B = new("b", MeasuredOperation.FromAction(() => { }));
    private static readonly Implementation C = new("c", MeasuredOperation.FromAction(() => { }));

    private readonly ConcurrentQueue<string> log = new();
    private int running;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_turn_takes_one_slice_of_each_and_never_two_at_once()
    {
        var outcomes = await Round(slices: 4).RunAsync([A, B, C], Cancellation);

        Assert.All(outcomes.Values, outcome => Assert.Equal(4, outcome.Launch!.Samples.Count));
        Assert.All(outcomes.Values, outcome => Assert.True(outcome.Launch!.Interleaved));
        var steps = log.ToArray();
        Assert.Equal(["a warm", "b warm", "c warm"], steps[..3].Order());
        for (var turn = 0; turn < 4; turn++)
            Assert.Equal(["a slice", "b slice", "c slice"], steps[(3 + (turn * 3))..(6 + (turn * 3))].Order());
        Assert.Equal(["a end", "b end", "c end"], steps[15..].Order());
    }

    [Fact]
    public async Task Who_goes_first_is_drawn_anew_in_each_turn_and_the_same_with_the_same_seed()
    {
        await Round(slices: 20).RunAsync([A, B], Cancellation);
        var first = log.ToArray();
        log.Clear();
        await Round(slices: 20).RunAsync([A, B], Cancellation);

        Assert.Equal(first, log);
        var begins = first.Where(step => step.EndsWith("slice", StringComparison.Ordinal)).Where((_, place) => place % 2 == 0).ToList();
        Assert.InRange(begins.Count(step => step == "a slice"), 3, 17);
    }

    [Fact]
    public async Task One_that_needs_more_slices_gets_them_and_the_others_go_on_beside_it()
    {
        var round = new ComparisonRound((implementation, turns) => Take(implementation, turns, implementation == A ? 2 : 5), new Random(1));

        var outcomes = await round.RunAsync([A, B], Cancellation);

        Assert.Equal((5, 5), (outcomes[A].Launch!.Samples.Count, outcomes[B].Launch!.Samples.Count));
    }

    [Theory]
    [InlineData("warm")]
    [InlineData("slice")]
    [InlineData("end")]
    public async Task One_that_fails_holds_nobody_up(string when)
    {
        var round = new ComparisonRound(
            (implementation, turns) => Take(implementation, turns, 4, failing: implementation == B ? when : null), new Random(1));

        var outcomes = await round.RunAsync([A, B, C], Cancellation).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        Assert.Equal(DiagnosticCode.TargetThrew, outcomes[B].Failure!.Code);
        Assert.Equal(4, outcomes[A].Launch!.Samples.Count);
        Assert.Equal(4, outcomes[C].Launch!.Samples.Count);
    }

    [Fact]
    public async Task A_cancelled_round_ends_every_launch_before_it_says_so()
    {
        using var stop = new CancellationTokenSource();
        var round = new ComparisonRound((implementation, turns) => Take(implementation, turns, 1_000, cancelling: stop), new Random(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => round.RunAsync([A, B], stop.Token).WaitAsync(TimeSpan.FromSeconds(30), Cancellation));

        Assert.Equal(["a end", "b end"], log.Where(step => step.EndsWith("end", StringComparison.Ordinal)).Order());
    }

    private ComparisonRound Round(int slices) => new((implementation, turns) => Take(implementation, turns, slices), new Random(1));

    /// <summary>A launch as <see cref="OperationLaunch"/> takes one, without the measuring.</summary>
    private Launch Take(Implementation implementation, ITurns turns, int slices, string? failing = null, CancellationTokenSource? cancelling = null)
    {
        Step("warm");
        var samples = new List<double>();
        while (turns.Next(samples.Count >= slices))
        {
            Step("slice");
            samples.Add(1);
            if (samples.Count == 3)
                cancelling?.Cancel();
        }

        Step("end");
        return new Launch { Samples = samples };

        void Step(string what)
        {
            Assert.Equal(1, Interlocked.Increment(ref running));
            log.Enqueue($"{implementation.Name} {what}");
            Interlocked.Decrement(ref running);
            if (failing == what)
                throw new MeasurementException(new MeasurementFailure(DiagnosticCode.TargetThrew, what));
        }
    }
}
