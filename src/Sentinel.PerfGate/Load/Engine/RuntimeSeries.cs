namespace Sentinel.PerfGate.Load.Engine;

/// <summary>What this process's runtime did: collections, heap, pool. Second by second, and from the end of the warm-up on.</summary>
internal sealed class RuntimeSeries
{
    private (int Gen0, int Gen1, int Gen2, TimeSpan Pause) _last = Read();
    private (int Gen0, int Gen1, int Gen2, TimeSpan Pause)? _start;

    public long PeakHeap { get; private set; }

    public long PeakQueue { get; private set; }

    public (long Gen0, long Gen1, long Gen2, TimeSpan Pause) SinceStart => _start is { } start
        ? (_last.Gen0 - start.Gen0, _last.Gen1 - start.Gen1, _last.Gen2 - start.Gen2, _last.Pause - start.Pause)
        : default;

    public void Start() => _start = Read();

    /// <summary>The sample with what the runtime did since the one before.</summary>
    public ResourceSample AddTo(ResourceSample sample)
    {
        var before = _last;
        _last = Read();
        var heap = GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes;
        var queue = ThreadPool.PendingWorkItemCount;
        if (_start is not null)
        {
            PeakHeap = Math.Max(PeakHeap, heap);
            PeakQueue = Math.Max(PeakQueue, queue);
        }

        return sample with
        {
            HeapBytes = heap,
            Gen0 = _last.Gen0 - before.Gen0,
            Gen1 = _last.Gen1 - before.Gen1,
            Gen2 = _last.Gen2 - before.Gen2,
            Pause = _last.Pause - before.Pause,
            ThreadPoolQueue = queue,
        };
    }

    // The runtime's count of a generation has those of the higher ones in it.
    private static (int Gen0, int Gen1, int Gen2, TimeSpan Pause) Read() =>
        (GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2), GC.GetTotalPauseDuration());
}
