using Sentinel.PerfGate.Load;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load;

public sealed class InlineCompletionsTests : IDisposable
{
    private readonly string? _before = Environment.GetEnvironmentVariable(InlineCompletions.Variable);

    [Theory]
    [InlineData(null, "1")]
    [InlineData("0", "0")]
    public void They_are_asked_for_unless_somebody_has_decided(string? decided, string expected)
    {
        Environment.SetEnvironmentVariable(InlineCompletions.Variable, decided);

        InlineCompletions.Use();

        Assert.Equal(expected, Environment.GetEnvironmentVariable(InlineCompletions.Variable));
    }

    public void Dispose() => Environment.SetEnvironmentVariable(InlineCompletions.Variable, _before);
}
