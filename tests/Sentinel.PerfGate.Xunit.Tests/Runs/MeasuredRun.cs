using Xunit;

namespace Sentinel.PerfGate.XunitTests.Runs;

/// <summary>A run that measures, beside 200 parallel tests: three launches each of tests that pass, and of tests that do not.</summary>
public sealed class MeasuredRun : IAsyncLifetime
{
    private static readonly string[] Tests =
    [
        "Kinds.Awaits_a_task", "Kinds.Gives_a_value_task", "Kinds.An_ordinary_test_of_the_same_class", "Rows.Member", "Failing.Is_slower_than_its_limit",
        "Failing.Throws", "Failing.Is_killed_while_it_measures", "Failing.Has_no_limit", "Failing.Is_async_void",
        "Failing.Has_nothing_to_be_compared_with", "FailingSetup.Never_runs",
    ];

    internal TestProgram Program { get; private set; } = null!;

    internal IReadOnlyDictionary<string, TestResult> Results { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var named = Tests.SelectMany(test => new[] { "-method", $"PerfFacts.Measured.{test}" });
        var rest = new[] { "-method", "PerfFacts.Shared.WithFixtures.*", "-method", "PerfFacts.Ordinary.*" };
        Program = await TestProgram.RunAsync("measure", ["-preEnumerateTheories", "-explicit", "on", .. named, .. rest]);
        Results = TestResult.Read(Program.Results);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
