using System.Diagnostics;
using Sentinel.PerfGate.Xunit;
using Xunit;

namespace PerfFacts.Measured;

/// <summary>What fails on purpose, here or when it is measured.</summary>
public sealed class Failing
{
    [PerfFact("failing/slow", P50 = "10ns", Explicit = true)]
    public void Is_slower_than_its_limit() => PerfResult.Keep(Digest.Of());

    [PerfFact("failing/throws", Mean = "50ms", Explicit = true)]
    public void Throws() => throw new InvalidOperationException("no luck");

    [PerfFact("failing/killed", Mean = "50ms", Explicit = true)]
    public void Is_killed_while_it_measures()
    {
        using var worker = Process.GetProcessById(Environment.ProcessId);
        worker.Kill();
    }

    [PerfFact("failing/unlimited", Explicit = true)]
    public void Has_no_limit() => PerfResult.Keep(Digest.Of());

    [PerfFact("failing/async-void", Mean = "50ms", Explicit = true)]
#pragma warning disable xUnit1048 // What this test is about.
    public async void Is_async_void() => await Task.Yield();
#pragma warning restore xUnit1048

    [PerfFact("failing/new", Allocated = "1KB", Regression = "5%", Explicit = true)]
    public void Has_nothing_to_be_compared_with() => PerfResult.Keep(Digest.Of());

    // Skipped for good: a test reads that it is, and the reason.
    [PerfFact("failing/skipped", Mean = "50ms", Skip = "not on this machine")]
    public void Is_skipped() => PerfResult.Keep(Digest.Of());
}
