using System.Text.Json.Nodes;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.K6;

public sealed class K6FormatTests
{
    public static TheoryData<string> Shapes => [SampleSummary.Handle, SampleSummary.Export, SampleSummary.MachineReadable];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_shape_says_that_1_539_percent_of_the_requests_failed(string shape)
    {
        var summary = Whole(SampleSummary.Text(shape));

        Assert.Equal((6399, 100), summary.Outcomes);
        Assert.Equal(0.01539, (double)summary.Outcomes!.Value.Failed / summary.Requests!.Value, 5);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Milliseconds_become_nanoseconds_and_the_median_is_a_percentile(string shape)
    {
        var summary = Whole(SampleSummary.Text(shape));

        Assert.Equal(4_707_591.4, summary.Service!.Of(0.95)!.Value, 0.1);
        Assert.Equal(334_870, summary.Service.Of(0.5)!.Value, 0.1);
        Assert.Equal(49_912_604, summary.Service.Max!.Value, 0.1);
        Assert.Equal(11.0005, summary.Seconds!.Value, 4);
    }

    [Theory]
    [InlineData(SampleSummary.Handle, 13_175_421.3)]
    [InlineData(SampleSummary.Export, 13_175_421.3)]
    [InlineData(SampleSummary.MachineReadable, null)]
    public void A_p99_is_there_only_in_shapes_that_can_hold_one(string shape, double? nanoseconds)
    {
        var p99 = Whole(SampleSummary.Text(shape)).Service!.Of(0.99);

        Assert.Equal(nanoseconds, p99 is { } time ? Math.Round(time, 1) : null);
    }

    [Theory]
    [InlineData(SampleSummary.Handle)]
    [InlineData(SampleSummary.Export)]
    public void The_crossed_threshold_is_the_one_that_was_crossed_though_the_shapes_say_it_the_other_way_round(string shape)
    {
        var crossed = Whole(SampleSummary.Text(shape)).Thresholds.Where(threshold => !threshold.Held);

        Assert.Equal(("http_req_failed", "rate<0.01"), Assert.Single(crossed) is { } only ? (only.Metric, only.Limit) : default);
        Assert.Equal(4, Whole(SampleSummary.Text(shape)).Thresholds.Count);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Dropped_starts_are_none_when_the_metric_is_absent(string shape)
    {
        Assert.Equal(0, Whole(SampleSummary.Text(shape)).Dropped);
        Assert.Equal(17, Whole(SampleSummary.Changed(shape, root => Add(root, "dropped_iterations", "counter", new JsonObject { ["count"] = 17, ["rate"] = 1.5 }))).Dropped);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_tagged_part_is_a_target_of_its_own(string shape)
    {
        var document = SampleSummary.Read(SampleSummary.Changed(shape, root =>
        {
            Add(root, "http_req_duration{ scenario:\"hold\" }", "trend", new JsonObject { ["avg"] = 2, ["min"] = 1, ["med"] = 2, ["max"] = 9, ["p(90)"] = 3, ["p(95)"] = 4 });
            Add(root, "http_reqs{scenario:hold}", "counter", new JsonObject { ["count"] = 500 });
        }));

        Assert.Equal(["k6", "k6/expected_response:true", "k6/scenario:hold"], document.Targets.Select(target => target.Id));
        var hold = document.Targets.Single(target => target.Id == "k6/scenario:hold").Launches[0].Summary!;
        Assert.Equal(500, hold.Requests);
        Assert.Equal(4e6, hold.Service!.Of(0.95));
        Assert.Null(hold.Outcomes);
        Assert.Equal((6399, 0), document.Targets.Single(target => target.Id == "k6/expected_response:true").Launches[0].Summary!.Outcomes);
    }

    [Fact]
    public void A_part_without_a_sample_was_not_measured_though_k6_writes_zeros_for_it()
    {
        var document = SampleSummary.Read(SampleSummary.Changed(SampleSummary.Handle, root =>
            Add(root, "http_req_duration{scenario:idle}", "trend", new JsonObject { ["avg"] = 0, ["min"] = 0, ["med"] = 0, ["max"] = 0, ["p(99)"] = 0 })));

        Assert.Equal("PERF308", document.Targets.Single(target => target.Id == "k6/scenario:idle").Failure!.Code);
    }

    [Fact]
    public void Requests_that_took_no_time_at_all_were_never_answered()
    {
        var document = SampleSummary.Read(SampleSummary.Changed(SampleSummary.Handle, root =>
        {
            foreach (var figure in SampleSummary.Values(root, "http_req_duration").Where(figure => figure.Key != "count").Select(figure => figure.Key).ToList())
                SampleSummary.Values(root, "http_req_duration")[figure] = 0;
        }));

        Assert.Equal("PERF313", SampleSummary.Whole(document).Failure!.Code);
    }

    [Fact]
    public void All_shapes_of_one_run_are_known_to_be_one()
    {
        var prints = new[] { SampleSummary.Handle, SampleSummary.Export, SampleSummary.MachineReadable }.Select(shape => SampleSummary.Read(SampleSummary.Text(shape)).Fingerprint);

        Assert.NotNull(Assert.Single(prints.Distinct()));
    }

    private static RunSummary Whole(string json) => SampleSummary.Whole(SampleSummary.Read(json)).Launches[0].Summary!;

    private static void Add(JsonNode root, string name, string type, JsonObject values)
    {
        var contains = type == "trend" ? "time" : "default";
        if (root["results"] is { } results)
            results["metrics"]!.AsArray().Add(new JsonObject { ["contains"] = contains, ["name"] = name, ["type"] = type, ["values"] = values });
        else if (root["state"] is not null)
            root["metrics"]![name] = new JsonObject { ["type"] = type, ["contains"] = contains, ["values"] = values };
        else
            root["metrics"]![name] = values;
    }
}
