using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tests.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Benchmarks;

public sealed class BenchmarkTargetTests
{
    private static readonly TimeSpan Ample = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ids_follow_the_attribute_else_type_and_method_with_parameters_and_the_namespace_where_names_are_shared()
    {
        await using var worker = await new WorkerFactory().StartAsync(FixtureAssembly.Head, Cancellation);

        var found = await worker.DiscoverAsync(Cancellation);

        var ids = found.Targets.Select(target => target.Id).ToList();
        Assert.Superset(
            new HashSet<string>
            {
                "good/json",
                "Cases.Sum(Size: 10, Kind: Square)",
                "Cases.Sum(Size: 100, Kind: Square)",
                "Cases.Multiply(Size: 10, Kind: Square, factor: 3)",
                "Equals.Ulid_",
                "Sentinel.PerfGate.Fixtures.Twin.One",
                "Sentinel.PerfGate.Fixtures.Other.Twin.One",
            },
            ids.ToHashSet());
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task Jobs_of_a_class_are_noted_and_parameters_that_cannot_be_read_are_an_error_of_that_class_alone()
    {
        await using var worker = await new WorkerFactory().StartAsync(FixtureAssembly.Head, Cancellation);

        var found = await worker.DiscoverAsync(Cancellation);

        var job = Assert.Single(found.Diagnostics, one => one.Code == "PERF323");
        Assert.Contains("Sentinel.PerfGate.Fixtures.Equals", job.Message, StringComparison.Ordinal);
        var source = Assert.Single(found.Diagnostics, one => one.Code == "PERF302");
        Assert.Contains("no values today", source.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("good/allocate", 1024)]
    [InlineData("good/json", 0)]
    [InlineData("good/async", 96)]
    [InlineData("good/hash", 56)]
    [InlineData("Equals.Ulid_", 102.4)]
    public async Task Allocated_bytes_are_exact(string id, double bytes)
    {
        await using var worker = await new WorkerFactory().StartAsync(FixtureAssembly.Head, Cancellation);

        var outcome = await worker.MeasureSteadyAsync(new MeasureRequest(id, Ample) { TimeOperations = false }, Cancellation);

        Assert.Null(outcome.Failure);
        Assert.Equal(bytes, outcome.Launch!.AllocatedBytes!.Value, 0.002);
    }

    [Fact]
    public async Task Every_operation_has_its_iteration_setup_and_everything_is_cleaned_up()
    {
        using var logs = new TemporaryFolder();
        await using (var worker = await new WorkerFactory(new WorkerOptions { LogDirectory = logs.Path }).StartAsync(FixtureAssembly.Head, Cancellation))
        {
            var outcome = await worker.MeasureAsync(new MeasureRequest("Lifecycle.Consume", Ample), Cancellation);

            Assert.Null(outcome.Failure);
            Assert.True(outcome.Launch!.Samples.Count >= 8);
            Assert.Equal(0, outcome.Launch.Errors);
            Assert.True(outcome.Launch.Successes > 459);
        }

        Assert.Equal("cleaned up, ready: True", Assert.Single(await File.ReadAllLinesAsync(Path.Combine(logs.Path, "head-1", "Lifecycle.Consume.log"), Cancellation)));
    }

    [Fact]
    public async Task An_operation_below_a_microsecond_is_counted_and_not_timed_alone()
    {
        await using var worker = await new WorkerFactory().StartAsync(FixtureAssembly.Head, Cancellation);

        var outcome = await worker.MeasureSteadyAsync(new MeasureRequest("good/tiny", Ample), Cancellation);

        Assert.True(outcome.Launch!.Operations!.TooShort);
        Assert.Null(outcome.Launch.Operations.P50);
        Assert.True(outcome.Launch.Successes >= 4603);
        Assert.Equal(16, outcome.Launch.Samples.Count);
        Assert.All(outcome.Launch.Samples, sample => Assert.InRange(sample, 0, 50));
    }

    [Fact]
    public async Task A_launch_holds_as_many_single_operations_as_a_proof_needs()
    {
        await using var worker = await new WorkerFactory().StartAsync(FixtureAssembly.Head, Cancellation);

        var outcome = await worker.MeasureSteadyAsync(new MeasureRequest("good/async", Ample) { LeastOperations = 100_000 }, Cancellation);

        Assert.True(outcome.Launch!.Successes + outcome.Launch.Errors >= 100_000);
    }

    [Fact]
    public async Task Parameters_and_arguments_reach_the_operation()
    {
        await using var worker = await new WorkerFactory().StartAsync(FixtureAssembly.Head, Cancellation);

        var small = await worker.MeasureSteadyAsync(new MeasureRequest("Cases.Sum(Size: 10, Kind: Square)", Ample) { TimeOperations = false }, Cancellation);
        var argument = await worker.MeasureSteadyAsync(new MeasureRequest("Cases.Multiply(Size: 10, Kind: Square, factor: 3)", Ample), Cancellation);

        Assert.Null(small.Failure);
        Assert.Null(argument.Failure);
        Assert.NotEmpty(small.Launch!.Samples);
        Assert.NotEmpty(argument.Launch!.Samples);
    }
}
