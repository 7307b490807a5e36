using Xunit;

namespace Sentinel.PerfGate.XunitTests.Runs;

/// <summary>An ordinary run of the whole test program: 200 parallel tests, and measured ones.</summary>
public sealed class SmokeRun : IAsyncLifetime
{
    internal TestProgram Program { get; private set; } = null!;

    internal IReadOnlyDictionary<string, TestResult> Tests { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Program = await TestProgram.RunAsync(mode: null, "-preEnumerateTheories");
        Tests = TestResult.Read(Program.Results);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
