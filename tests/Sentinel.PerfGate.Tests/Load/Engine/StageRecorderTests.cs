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
            wait: 700,
            service: 500,
            number % 10 == 0 ? RequestOutcome.Failed(FailureClass.Reset, "closed") : RequestOutcome.Success));

        var result = recorder.Result(seconds: 1, new LoadOptions());
        Assert.Equal((9_000, 1_000, 1_000L), (result.Succeeded, result.Failed, result.Failures!["reset"]));
        var response = HistogramText.Decode(result.Response!.Histogram!);
        Assert.Equal(10_000, response.TotalCount);
        Assert.Equal(6_000, result.Response.P50!.Value, 6_000 * 0.002);
        Assert.Equal(500, result.Service!.Max!.Value, 1.0);
        Assert.Equal(700, result.ConnectionWait!.P50!.Value, 1.0);
    }

    [Fact]
    public void Times_outside_the_histogram_are_kept_at_its_ends()
    {
        var recorder = new StageRecorder(LoadStage.Constant("s", TimeSpan.FromSeconds(1), 1));

        recorder.RecordEnd(response: long.MaxValue, wait: 0, service: -5, RequestOutcome.Success);

        var result = recorder.Result(seconds: 1, new LoadOptions());
        Assert.Equal(3.6e12, result.Response!.Max!.Value, 3.6e12 * 0.003);
        Assert.Equal(0, result.Service!.Max);
    }

    [Fact]
    public void A_stage_without_requests_has_no_times()
    {
        var result = new StageRecorder(LoadStage.Constant("s", TimeSpan.FromSeconds(1), 1)).Result(seconds: 1, new LoadOptions());

        Assert.Null(result.Response);
        Assert.Null(result.StartLag);
        Assert.Null(result.Failures);
    }

    [Fact]
    public void In_the_closed_model_the_response_is_the_service_and_no_start_is_late()
    {
        var recorder = new StageRecorder(LoadStage.Closed("s", TimeSpan.FromSeconds(1), workers: 3));

        recorder.RecordBatch(started: 3, [1_000, 2_000], succeeded: 1, failures: [0, 1, 0, 0, 0, 0]);

        var result = recorder.Result(seconds: 0.5, new LoadOptions());
        Assert.Equal((LoadModel.Closed, 3, 0.5), (result.Model!.Value, result.Workers!.Value, result.Seconds));
        Assert.Equal((3, 3, 1, 1L), (result.Planned, result.Started, result.Succeeded, result.Failures!["timeout"]));
        Assert.Equal(result.Service, result.Response);
        Assert.Equal(2_000, result.Response!.Max!.Value, 2.0);
        Assert.Null(result.StartLag);
        Assert.Null(result.ConnectionWait);
    }
}
