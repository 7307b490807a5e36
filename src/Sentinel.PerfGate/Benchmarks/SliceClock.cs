using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>
/// Times a slice on the thread that made the clock, without the time in which the thread could have run and another had
/// its processor: on a machine with more to do than cores, that is the machine's time and not the code's. Waiting for I/O,
/// locks and collections stays in. Only Linux tells (schedstat); elsewhere it is the wall clock.
/// </summary>
internal sealed class SliceClock : IDisposable
{
    private readonly SafeFileHandle? schedstat = Open();
    private readonly byte[] text = new byte[96];
    private long start;
    private long waitedBefore;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Start()
    {
        waitedBefore = Waited();
        start = Stopwatch.GetTimestamp();
    }

    /// <summary>ns since the start.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Stop()
    {
        var wall = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        LastWait = Math.Min(wall, Waited() - waitedBefore);
        return wall - LastWait;
    }

    /// <summary>ns that the last slice waited for a processor, and that its time is without.</summary>
    public double LastWait { get; private set; }

    public void Dispose() => schedstat?.Dispose();

    /// <summary>The file's second number: ns on a run queue, exact at each switch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long Waited()
    {
        if (schedstat is null)
            return 0;
        var length = RandomAccess.Read(schedstat, text, 0);
        var at = 0;
        while (at < length && text[at] != ' ')
            at++;
        var waited = 0L;
        for (at++; at < length && text[at] is >= (byte)'0' and <= (byte)'9'; at++)
            waited = (waited * 10) + (text[at] - '0');
        return waited;
    }

    private static SafeFileHandle? Open()
    {
        const string path = "/proc/thread-self/schedstat";
        try
        {
            return OperatingSystem.IsLinux() && File.Exists(path) ? File.OpenHandle(path) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
