using Microsoft.CodeAnalysis;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Measurement;

public sealed class WorkerRefusalTests : IDisposable
{
    private readonly FixtureCopy perfProject = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => perfProject.Dispose();

    [Fact]
    public async Task A_worker_of_another_protocol_is_refused_at_its_greeting_with_both_versions()
    {
        const string Newer = """
            System.Console.WriteLine("{\"greeting\":{\"protocol\":2,\"version\":\"7.0.1\",\"runtime\":\"10.0.0\"}}");
            System.Console.ReadLine();
            """;
        perfProject.Exchange("Sentinel.PerfGate", Newer, OutputKind.ConsoleApplication, OptimizationLevel.Release);

        var refused = await Assert.ThrowsAsync<WorkerException>(() => new WorkerFactory().StartAsync(perfProject.Head, Cancellation));

        Assert.Equal("PERF305", refused.Failure.Code);
        Assert.Contains("Sentinel.PerfGate 7.0.1, which speaks protocol 2; this tool speaks 1", refused.Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assembly_without_optimisation_is_refused_by_name()
    {
        perfProject.Exchange("Sentinel.PerfGate.Fixtures", "public class Nothing;", OutputKind.DynamicallyLinkedLibrary, OptimizationLevel.Debug);
        await using var worker = await new WorkerFactory().StartAsync(perfProject.Head, Cancellation);

        var refused = await Assert.ThrowsAsync<WorkerException>(() => worker.DiscoverAsync(Cancellation));

        Assert.Equal("PERF307", refused.Failure.Code);
        Assert.Equal("Sentinel.PerfGate.Fixtures: built without optimisation. Build with -c Release.", refused.Failure.Reason);
    }

    [Fact]
    public async Task The_same_assembly_with_optimisation_is_taken()
    {
        perfProject.Exchange("Sentinel.PerfGate.Fixtures", "public class Nothing;", OutputKind.DynamicallyLinkedLibrary, OptimizationLevel.Release);
        await using var worker = await new WorkerFactory().StartAsync(perfProject.Head, Cancellation);

        Assert.Empty((await worker.DiscoverAsync(Cancellation)).Targets);
    }
}
