using Sentinel.PerfGate.Gate.Projects;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Projects;

public sealed class TargetFrameworksTests
{
    [Theory]
    [InlineData("net8.0;net10.0;net9.0", "net10.0")]
    [InlineData(" net8.0 ; netstandard2.0", "net8.0")]
    [InlineData("net11.0;net9.0", "net9.0")]
    [InlineData("net8.0-windows;net9.0", "net9.0")]
    [InlineData("net472;netstandard2.0", null)]
    [InlineData("", null)]
    public void The_newest_framework_that_this_runtime_can_run_is_measured(string frameworks, string? expected) =>
        Assert.Equal(expected, TargetFrameworks.Newest(frameworks, runtimeMajor: 10));
}
