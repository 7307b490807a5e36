using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load.Engine;

/// <summary>What the generator and the target use, from the end of the warm-up on; its size does not grow with the samples.</summary>
internal sealed class ResourceSampler(TimeProvider time, long origin, int? targetProcess) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ProcessSeries _generator = new(ProcessMeter.Own());
    private readonly ProcessSeries? _target =
        targetProcess is { } id && ProcessMeter.Of(id) is { } meter ? new(meter) : null;

    private readonly RuntimeSeries _runtime = new();
    private ResourceSample? _last;
    private bool _started;

    /// <summary>The last sample; null before the first.</summary>
    public ResourceSample? Last
    {
        get
        {
            lock (_gate)
                return _last;
        }
    }

    /// <summary>CPU of this process a core, the generator's spinning left out; null before the first sample.</summary>
    public double? CpuFraction
    {
        get
        {
            lock (_gate)
                return _generator.CpuFraction;
        }
    }

    public void Start(TimeSpan spun)
    {
        lock (_gate)
        {
            var at = time.GetElapsedTime(origin);
            _generator.Start(at, spun);
            _target?.Start(at, TimeSpan.Zero);
            _runtime.Start();
            _started = true;
        }

        Sample(spun);
    }

    public void Sample(TimeSpan spun)
    {
        lock (_gate)
        {
            var at = time.GetElapsedTime(origin);
            var own = _generator.Sample(at, spun);
            _last = _runtime.AddTo(new(at, own!.Value) { Target = _target?.Sample(at, TimeSpan.Zero) });
        }
    }

    /// <summary>Of the target's process when it was given, with the generator's beside it; else of this process.</summary>
    public ResourceUse? Result()
    {
        lock (_gate)
        {
            if (!_started)
                return null;
            var own = Own();
            return targetProcess is null ? own
                : _target is null ? new(null, null, null) { Generator = own }
                : new(_target.CpuFraction, _target.PeakMemory, _target.MemoryGrowth) { Generator = own };
        }
    }

    public void Dispose()
    {
        _generator.Dispose();
        _target?.Dispose();
    }

    private ResourceUse Own()
    {
        var (gen0, gen1, gen2, pause) = _runtime.SinceStart;
        return new(_generator.CpuFraction, _generator.PeakMemory, _generator.MemoryGrowth)
        {
            PeakHeapBytes = _runtime.PeakHeap,
            Gen0 = gen0,
            Gen1 = gen1,
            Gen2 = gen2,
            PauseFraction = _generator.Elapsed > TimeSpan.Zero ? Math.Clamp(pause / _generator.Elapsed, 0, 1) : null,
            PeakThreadPoolQueue = _runtime.PeakQueue,
        };
    }
}
