using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Measurement.Worker;
using Xunit;

namespace Sentinel.PerfGate.Tests.Measurement.Worker;

public sealed class DeclaredSourcesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_kind_of_targets_that_a_referenced_assembly_brings_is_listed_with_its_limits_beside_the_others()
    {
        await using var worker = await new WorkerFactory().StartAsync(FixtureAssembly.Head, Cancellation);

        var found = await worker.DiscoverAsync(Cancellation);

        var brought = Assert.Single(found.Targets, target => target.Id == "delegate/hash");
        Assert.Equal(TargetKind.PerfFact, brought.Kind);
        Assert.Equal(new DeclaredLimit("mean", "1s", new SourceLocation("Delegates.cs", 7, 1)), Assert.Single(brought.Limits));
        Assert.NotNull(brought.CodeHash);
        Assert.Contains(found.Targets, target => target.Id == "good/hash" && target.Limits.Count == 0);
    }

    [Fact]
    public void What_a_worker_built_before_says_of_a_target_has_no_limits()
    {
        var reply = WorkerProtocol.TryReadReply("""{"discovery":{"targets":[{"id":"a","kind":"Benchmark","origin":"A.B"}],"diagnostics":[]}}""");

        Assert.Empty(Assert.Single(reply!.Discovery!.Targets).Limits);
    }

    [Fact]
    public void A_source_that_cannot_be_made_is_an_error_that_names_it()
    {
        var found = new List<Diagnostic>();

        Assert.Empty(DeclaredSources.Of(typeof(DeclaredSourcesTests).Assembly, found));

        Assert.Equal(
            [
                $"The targets that Sentinel.PerfGate.Tests brings cannot be listed: {typeof(FailingSource)} cannot be made: System.InvalidOperationException: not today",
                $"The targets that Sentinel.PerfGate.Tests brings cannot be listed: {typeof(NoSource)} is no ITargetSource with a public constructor without parameters.",
            ],
            found.Select(one => one.Message).Order(StringComparer.Ordinal));
        Assert.All(found, one => Assert.Equal((DiagnosticSeverity.Error, DiagnosticCode.TargetThrew), (one.Severity, one.Code)));
    }
}
