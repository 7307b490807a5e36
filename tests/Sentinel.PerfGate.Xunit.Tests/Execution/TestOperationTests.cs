using Sentinel.PerfGate.Xunit.Execution;
using Xunit;

namespace Sentinel.PerfGate.XunitTests.Execution;

public sealed class TestOperationTests
{
    [Theory]
    [InlineData(nameof(Operations.Sync))]
    [InlineData(nameof(Operations.Task))]
    [InlineData(nameof(Operations.ValueTask))]
    [InlineData(nameof(Operations.TaskOfResult))]
    public void A_method_that_can_be_waited_for_is_an_operation(string name) =>
        TestOperation.Require(typeof(Operations).GetMethod(name)!);

    [Fact]
    public void Async_void_is_refused_with_the_cure()
    {
        var refused = Assert.Throws<BrokenTestException>(() => TestOperation.Require(typeof(Operations).GetMethod(nameof(Operations.AsyncVoid))!));

        Assert.StartsWith("PERF411: Operations.AsyncVoid is async void", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("Return Task or ValueTask.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_that_nobody_takes_is_refused_with_the_cure() =>
        Assert.Equal(
            "PERF302: Operations.Number returns System.Int32. Return void, Task or ValueTask, and hand results to PerfResult.Keep.",
            Assert.Throws<BrokenTestException>(() => TestOperation.Require(typeof(Operations).GetMethod(nameof(Operations.Number))!)).Message);
}
