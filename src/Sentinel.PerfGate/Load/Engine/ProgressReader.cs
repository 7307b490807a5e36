using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load.Engine;

/// <summary>What a run does at this moment. From the monitor's thread only; its histograms are used again.</summary>
internal sealed class ProgressReader(RunState run)
{
    private readonly HdrHistogram.LongHistogram _response = LatencyRange.NewHistogram();
    private readonly IntervalReader _interval = new(run.Stages);
    private (long Started, long Timestamp) _last = (0, run.Origin);

    public LoadProgress? Read(int inFlight)
    {
        var now = run.Clock.Now();
        if (now < run.Origin)
            return null;

        var at = run.Stage;
        var recorder = run.Stages[at];
        var started = run.Stages.Sum(stage => stage.Started);
        var seconds = run.Clock.Nanoseconds(_last.Timestamp, now) / 1e9;
        var reached = seconds > 0 ? (started - _last.Started) / seconds : 0;
        _last = (started, now);
        var totals = recorder.Totals();
        _response.Reset();
        recorder.AddResponsesTo(_response);
        var elapsed = run.Clock.Time.GetElapsedTime(run.Origin, now);
        return new(recorder.Stage.Name, elapsed, run.Plan.Duration)
        {
            Model = recorder.Stage.Model,
            RateAsked = elapsed < run.Plan.Duration ? recorder.Stage.RateAt(elapsed - run.BeginningOf(at)) : 0,
            WorkersAsked = recorder.Stage.WorkersAt(elapsed - run.BeginningOf(at)),
            RateReached = reached,
            InFlight = inFlight,
            Succeeded = totals.Succeeded,
            Failed = totals.Failed,
            Dropped = recorder.Dropped,
            P50 = _response.TotalCount == 0 ? null : _response.GetValueAtPercentile(50),
            P99 = _response.TotalCount == 0 ? null : _response.GetValueAtPercentile(99),
            Interval = _interval.Read(),
            StartLagP99 = recorder.Stage.Model == LoadModel.Open ? recorder.StartLagP99() : null,
            Resources = run.LastSample,
        };
    }
}
