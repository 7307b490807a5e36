using BenchmarkDotNet.Attributes;

namespace Sentinel.PerfGate.Fixtures;

/// <summary>Throws when BenchmarkDotNet's order of setups, operations and cleanups is not kept.</summary>
public class Lifecycle
{
    private bool ready;
    private bool fresh;

    [GlobalSetup]
    public async Task SetupAsync()
    {
        await Task.Yield();
        ready = !ready ? true : throw new InvalidOperationException("set up twice");
    }

    [IterationSetup]
    public void BeforeEach() => fresh = ready && !fresh ? true : throw new InvalidOperationException("iteration set up out of turn");

    [IterationCleanup]
    public void AfterEach() => fresh = !fresh ? false : throw new InvalidOperationException("iteration cleaned up before it ran");

    [GlobalCleanup]
    public void Cleanup()
    {
        Console.WriteLine($"cleaned up, ready: {ready}");
        ready = false;
    }

    [Benchmark]
    public void Consume()
    {
        if (!fresh)
            throw new InvalidOperationException("an operation without its own setup");
        fresh = false;
        Thread.SpinWait(200);
    }
}
