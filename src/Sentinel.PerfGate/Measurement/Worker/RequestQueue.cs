using System.Collections.Concurrent;
using System.Diagnostics;

namespace Sentinel.PerfGate.Measurement.Worker;

/// <summary>
/// Reads requests on a thread of its own, so that the worker ends soon after the tool is gone, also in the midst of an
/// operation that never returns.
/// </summary>
internal sealed class RequestQueue : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly BlockingCollection<string> lines = [];
    private readonly TextReader stdin;

    public RequestQueue(TextReader stdin)
    {
        this.stdin = stdin;
        new Thread(Pump) { IsBackground = true, Name = "perfgate requests" }.Start();
    }

    /// <summary>The requests as they come; ends when the tool closed its end.</summary>
    public IEnumerable<string> Lines => lines.GetConsumingEnumerable();

    public void Dispose() => lines.Dispose();

    private void Pump()
    {
        while (stdin.ReadLine() is { } line)
            lines.Add(line);
        lines.CompleteAdding();
        // An idle worker ends by itself meanwhile; a busy one will not.
        Thread.Sleep(Patience);
        Process.GetCurrentProcess().Kill();
    }
}
