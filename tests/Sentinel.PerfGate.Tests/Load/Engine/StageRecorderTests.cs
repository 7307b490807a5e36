using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Load.Engine;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.Engine;

public sealed class StageRecorderTests
{
    [Fact]
    public void What_many_threads_record_is_added_up_exactly()
    {
        var recorder = new StageRecorder(LoadStage.Constant("s", TimeSpan.FromSeconds(1), 1));

        Parallel.For(0, 10_000, number => recorder.RecordEnd(
            response: 1_000 + number,
            service: 500,
            number % 10 == 0 ? RequestOutcome.Failed(FailureClass.Reset, "closed") : RequestOutcome.Success));

        var result = recorder.Result();
        Assert.Equal((9_000, 1_000, 1_000L), (result.Succeeded, result.Failed, result.Failures!["reset"]));
        var response = HistogramText.Decode(result.Response!.Histogram!);
        Assert.Equal(10_000, response.TotalCount);
        Assert.Equal(6_000, result.Response.P50!.Value, 6_000 * 0.002);
        Assert.Equal(500, result.Service!.Max!.Value, 1.0);
    }

    [Fact]
    public void Times_outside_the_histogram_are_kept_at_its_ends()
    {
        var recorder = new StageRecorder(LoadStage.Constant("s", TimeSpan.FromSeconds(1), 1));

        recorder.RecordEnd(response: long.MaxValue, service: -5, RequestOutcome.Success);

        var result = recorder.Result();
        Assert.Equal(3.6e12, result.Response!.Max!.Value, 3.6e12 * 0.003);
        Assert.Equal(0, result.Service!.Max);
    }

    [Fact]
    public void A_stage_without_requests_has_no_times()
    {
        var result = new StageRecorder(LoadStage.Constant("s", TimeSpan.FromSeconds(1), 1)).Result();

        Assert.Null(result.Response);
        Assert.Null(result.StartLag);
        Assert.Null(result.Failures);
    }
}
