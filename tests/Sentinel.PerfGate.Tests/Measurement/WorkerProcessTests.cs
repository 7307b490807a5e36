using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Measurement;

public sealed class WorkerProcessTests
{
    private static readonly WorkerFactory Factory = new();
    private static readonly TimeSpan Ample = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_worker_names_what_the_assembly_declares_in_ordinal_order()
    {
        await using var worker = await Factory.StartAsync(FixtureAssembly.Head, Cancellation);

        var found = await worker.DiscoverAsync(Cancellation);

        var ids = found.Targets.Select(target => target.Id).ToList();
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Contains("good/json", ids);
        Assert.All(found.Targets, target => Assert.Matches("^[0-9a-f]{16}$", target.CodeHash));
    }

    [Fact]
    public async Task A_launch_has_samples_allocations_and_counts_of_operations()
    {
        await using var worker = await Factory.StartAsync(FixtureAssembly.Head, Cancellation);

        var outcome = await worker.MeasureSteadyAsync(new MeasureRequest("good/hash", Ample), Cancellation);

        Assert.Null(outcome.Failure);
        var launch = outcome.Launch!;
        Assert.Equal(16, launch.Samples.Count);
        Assert.All(launch.Samples, sample => Assert.InRange(sample, 100, 10_000_000));
        Assert.Equal(56, launch.AllocatedBytes);
        Assert.Equal(0, launch.Errors);
        Assert.True(launch.Successes >= 4603);
        Assert.Equal(launch.Successes, launch.Operations!.Count);
        Assert.InRange(launch.Operations.P99!.Value, launch.Operations.P50!.Value, launch.Operations.Max!.Value);
    }
}
