namespace Sentinel.PerfGate.Load.Engine;

/// <summary>
/// What one worker of the closed model has measured and not yet handed to its stage: a hand-over for each request would
/// cost as much as a short call.
/// </summary>
internal sealed class WorkerBatch(RunState run)
{
    private const int Size = 512;

    /// <summary>The longest that a time is kept back, so that progress and the abort rule see it.</summary>
    private const double LongestSeconds = 0.1;

    private readonly long[] _services = new long[Size];
    private readonly long[] _failures = new long[Enum.GetValues<FailureClass>().Length];
    private readonly long _longest = run.Clock.After(0, LongestSeconds);
    private StageRecorder? _stage;
    private long _handedOver;
    private long _succeeded;
    private long _discarded;
    private int _count;

    /// <summary>From here on the worker works for this stage.</summary>
    public void Begin(StageRecorder stage)
    {
        _stage = stage;
        _handedOver = run.Clock.Now();
    }

    /// <summary>A request that ended.</summary>
    public void Add(long service, RequestOutcome outcome, long now)
    {
        if (outcome.Failure is { } failure)
        {
            _stage!.KeepExample(failure, outcome.Detail);
            _failures[(int)failure]++;
        }
        else
        {
            _succeeded++;
        }

        if (outcome.Tags is { } tags)
            _stage!.Tags.Record(tags, service, wait: 0, service, outcome.Failure);
        _services[_count++] = service;
        if (_count == Size || now - _handedOver > _longest)
            HandOver(now);
    }

    /// <summary>A request that was started and whose end says nothing, as the run was over.</summary>
    public void Discard() => _discarded++;

    public void HandOver(long now)
    {
        _handedOver = now;
        if (_count + _discarded == 0)
            return;
        _stage!.RecordBatch(_count + _discarded, _services.AsSpan(0, _count), _succeeded, _failures);
        run.Errors?.Record(now, _succeeded, _count - _succeeded);
        (_count, _succeeded, _discarded) = (0, 0, 0);
        Array.Clear(_failures);
    }
}
