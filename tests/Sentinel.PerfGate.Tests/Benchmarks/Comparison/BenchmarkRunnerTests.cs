using Sentinel.PerfGate.Benchmarks.Comparison;
using Xunit;

namespace Sentinel.PerfGate.Tests.Benchmarks.Comparison;

public sealed class BenchmarkRunnerTests
{
    [Fact]
    public async Task Nothing_to_compare_is_refused()
    {
        var nothing = await Assert.ThrowsAsync<InvalidOperationException>(() => new BenchmarkRunner("Empty").RunAsync(TestContext.Current.CancellationToken));

        Assert.Equal("Empty has nothing to compare. Add implementations first.", nothing.Message);
    }

    [Fact]
    public void A_name_that_is_taken_or_empty_is_refused()
    {
        var runner = new BenchmarkRunner("Sorting").Add("a", () => { });

        Assert.StartsWith("Sorting has an implementation 'a' already. Give each a name of its own.", Assert.Throws<ArgumentException>(() => runner.Add("a", () => 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => runner.Add(" ", () => { }));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public async Task A_confidence_out_of_range_is_refused(double confidence)
    {
        var runner = new BenchmarkRunner("Sorting") { Confidence = confidence }.Add("a", () => { });

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => runner.RunAsync(TestContext.Current.CancellationToken));

        Assert.EndsWith("Valid values are 0.5 to 1 exclusive, such as 0.99.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_rounds_are_refused()
    {
        var runner = new BenchmarkRunner("Sorting") { Rounds = 0 }.Add("a", () => { });

        Assert.Equal("Invalid number of rounds 0. Valid values are 1 and more.", (await Assert.ThrowsAsync<InvalidOperationException>(() => runner.RunAsync(TestContext.Current.CancellationToken))).Message);
    }

    [Fact]
    public async Task What_was_cancelled_before_it_began_runs_nothing()
    {
        var calls = 0;
        var runner = new BenchmarkRunner("Sorting").Add("a", () => { calls++; });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runner.RunAsync(new CancellationToken(canceled: true)));

        Assert.Equal(0, calls);
    }

    [Fact]
    public void A_result_that_nothing_would_wait_for_is_refused()
    {
        var refused = Assert.Throws<ArgumentException>(() => new BenchmarkRunner("Reading").Add("a", () => ValueTask.FromResult(1)));

        Assert.StartsWith("a gives a ValueTask with a result, which nothing would wait for. Write async () => await … instead.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operations_that_throw_are_told_whatever_way_they_are_written_and_awaited_ones_are_waited_for()
    {
        var runner = new BenchmarkRunner("Throwing")
            .Add("action", () => Throw("at once"))
            .Add("result", () => Result("with a result"))
            .Add("task", async () =>
            {
                await Task.Yield();
                Throw("later");
            })
            .Add("task with a result", () => ResultLater("later, with a result"))
            .Add("value task", () => Later("in a value task"));

        var comparison = await runner.RunAsync(TestContext.Current.CancellationToken);

        Assert.Null(comparison.Fastest);
        string[] reasons = ["at once", "with a result", "later", "later, with a result", "in a value task"];
        Assert.All(
            comparison.Implementations.Zip(reasons),
            pair => Assert.StartsWith($"The operation threw System.InvalidOperationException: {pair.Second} (at ", pair.First.Failure!.Reason, StringComparison.Ordinal));
    }

    private static void Throw(string message) => throw new InvalidOperationException(message);

    private static int Result(string message) => throw new InvalidOperationException(message);

    private static async Task<int> ResultLater(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    private static async ValueTask Later(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }
}
