namespace Sentinel.PerfGate.Simulation.Pairs;

/// <summary>One loop a processor that never waits, until it is disposed.</summary>
internal sealed class BusyLoops : IDisposable
{
    private readonly List<Thread> _threads;
    private volatile bool _over;

    public BusyLoops()
    {
        _threads = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Spin) { IsBackground = true })];
        _threads.ForEach(thread => thread.Start());
    }

    public void Dispose()
    {
        _over = true;
        _threads.ForEach(thread => thread.Join());
    }

    private void Spin()
    {
        while (!_over) Thread.SpinWait(100);
    }
}
