using CsCheck;
using Sentinel.PerfGate.Gate.Merging;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Measurement.Import;
using Sentinel.PerfGate.Tests.Gate.Judging;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Merging;

public sealed class ResultsMergeTests
{
    private static readonly Gen<long[]> Times = Gen.Long[1, 5_000_000_000].Array[0, 60];

    [Fact]
    public void The_merged_histogram_is_the_histogram_of_all_values_together() =>
        Times.Array[1, 5].Sample(
            parts =>
            {
                var merged = Only(ResultsMerge.Of([.. parts.Select((times, at) => Share.Of($"{at}.json", times))], "m"));
                var whole = Share.Stage("sustain", [.. parts.SelectMany(times => times)]);
                return merged.Response == whole.Response && merged.Service == whole.Service && merged.StartLag == whole.StartLag && merged.ConnectionWait == whole.ConnectionWait && merged.Connections == 8 * parts.Length
                    && Math.Abs(merged.Achieved!.Value - ((double)merged.Started / merged.Planned)) < 1e-12
                    && merged.Started == parts.Sum(times => times.Length) && merged.Planned == parts.Sum(times => times.Length + 1) && merged.Dropped == parts.Length
                    && merged.Succeeded + merged.Failed == parts.Sum(times => times.Length)
                    && (merged.Failures?.Values.Sum() ?? 0) == merged.Failed;
            },
            iter: 200);

    [Fact]
    public void Any_order_and_any_grouping_gives_the_same() =>
        Gen.Select(Times.Array[3], Gen.Shuffle(new[] { 0, 1, 2 }), Gen.Bool).Sample(
            (parts, order, machine) =>
            {
                var files = parts.Select((times, at) => Share.Of($"{at}.json", times, at == 1 && machine ? Share.Machine with { Cpu = "EPYC", Cores = 4 } : null)).ToList();
                var flat = Flat(ResultsMerge.Of(files, "m"));
                var shuffled = Flat(ResultsMerge.Of([.. order.Select(at => files[at])], "m"));
                var first = new ReadResults("first.json", ResultsMerge.Of([files[order[0]], files[order[1]]], "first"));
                var grouped = Flat(ResultsMerge.Of([files[order[2]], first], "m"));
                return flat == shuffled && flat == grouped;
            },
            iter: 200);

    [Theory]
    [InlineData("p99", "< 45ms")]
    [InlineData("p99", "< 55ms")]
    [InlineData("service.p99", "< 26ms")]
    [InlineData("successRate", "> 85%")]
    [InlineData("successRate", "> 95%")]
    [InlineData("max", "< 50ms")]
    [InlineData("failed", "<= 100")]
    public void Shards_merged_and_judged_give_the_verdict_of_the_one_whole(string metric, string limit)
    {
        long[] times = [.. Enumerable.Range(1, 5_000).Select(at => at * 10_000L)];
        var whole = Share.Of("whole.json", times);
        var merged = ResultsMerge.Of([.. times.Chunk(500).Select((chunk, at) => Share.Of($"{at}.json", chunk))], "m");

        var (expected, actual) = (Given.Judge(metric, limit, whole.Document.Targets[0]), Given.Judge(metric, limit, merged.Targets[0]));

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Launches_of_a_benchmark_stand_one_after_the_other_and_their_pairs_are_renumbered()
    {
        var merged = ResultsMerge.Of([Bench("a.json", 1, 2), Bench("b.json", 3, 4)], "m");

        var head = merged.Targets.Single(target => target.Side == Side.Head);
        Assert.Equal([0, 1, 2, 3], head.Launches.Select(launch => launch.Pair!.Value));
        Assert.Equal([1.0, 2, 3, 4], head.Launches.Select(launch => launch.Samples[0]));
        Assert.Equal([2.0, 4, 6, 8], merged.Targets.Single(target => target.Side == Side.Base).Launches.OrderBy(launch => launch.Pair).Select(launch => launch.Samples[0]));
    }

    [Fact]
    public void A_target_of_one_file_only_is_kept()
    {
        var merged = ResultsMerge.Of([Bench("a.json", 1), Share.Of("b.json", [1, 2, 3])], "m");

        Assert.Equal(["Bench.Run", "Bench.Run", Share.Target], merged.Targets.Select(target => target.Id));
    }

    [Fact]
    public void The_run_is_a_new_one_that_lists_what_it_was_made_of()
    {
        var merged = ResultsMerge.Of([Share.Of("b.json", [1]), Share.Of("a.json", [2], Share.Machine with { Cores = 4 })], "m");

        Assert.Equal("m", merged.RunId);
        Assert.Equal([("a.json", "a.json", 4), ("b.json", "b.json", 2)], merged.MergedFrom.Select(input => (input.File, input.RunId!, input.Environment!.Cores)));
        Assert.Equal("b.json was measured in another environment than a.json (cores 2 instead of 4)", Assert.Single(ResultsMerge.Differences(merged)));
        Assert.Equal(0, merged.Environment!.Cores);
    }

    [Fact]
    public void A_share_that_failed_makes_the_whole_invalid()
    {
        var dead = Share.Document("b.json", [new TargetResult(Share.Target, TargetKind.Load, Side.Head, []) { Failure = new MeasurementFailure("PERF301", "The worker was killed") }]);

        var merged = ResultsMerge.Of([Share.Of("a.json", [1, 2]), dead], "m");

        Assert.Equal("PERF301", merged.Targets[0].Failure!.Code);
        Assert.Equal(2, Only(merged).Succeeded);
    }

    [Fact]
    public void What_is_no_share_of_one_load_is_refused_by_name()
    {
        var longer = Share.Document("b.json", [Load(new Launch { Stages = [Share.Stage("sustain", [1]) with { Seconds = 30 }] })]);
        var renamed = Share.Document("b.json", [Load(new Launch { Stages = [Share.Stage("steady", [1])] })]);
        var twoRuns = Share.Document("b.json", [Load(new Launch { Stages = [Share.Stage("sustain", [1])] }, new Launch { Stages = [Share.Stage("sustain", [1])] })]);

        Assert.Contains("a.json has the stages \"sustain\" 60 s and b.json has the stages \"sustain\" 30 s: they are not shares of one load", Refusal(longer), StringComparison.Ordinal);
        Assert.Contains("b.json has the stages \"steady\" 60 s", Refusal(renamed), StringComparison.Ordinal);
        Assert.Contains("a.json has 1 runs and b.json has 2 runs", Refusal(twoRuns), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_exact_histograms_nothing_is_merged()
    {
        var stage = Share.Stage("sustain", [1, 2]);
        var points = Share.Document("b.json", [Load(new Launch { Stages = [stage with { Response = stage.Response! with { Histogram = null } }] })]);
        var damaged = Share.Document("b.json", [Load(new Launch { Stages = [stage with { Response = stage.Response! with { Histogram = "AAAA" } }] })]);
        var some = Share.Document("b.json", [Load(new Launch { Stages = [stage with { Service = null }] })]);
        var coarse = Share.Document("b.json", [Load(new Launch { Stages = [stage with { Response = new LatencySummary(HistogramText.Encode(new HdrHistogram.LongHistogram(1_000_000, 2))) }] })]);
        var summary = Share.Document("k6.json", [Load(new Launch { Summary = new RunSummary("k6") })]);

        Assert.Contains("load/load/full-pipeline cannot be merged: in stage \"sustain\" of a.json, b.json of its response times there is no histogram, and percentiles cannot be merged exactly without one", Refusal(points), StringComparison.Ordinal);
        Assert.Contains("the histogram cannot be read", Refusal(damaged), StringComparison.Ordinal);
        Assert.Contains("there are service times in some of the files only", Refusal(some), StringComparison.Ordinal);
        Assert.Contains("histograms are of different resolution", Refusal(coarse), StringComparison.Ordinal);
        Assert.Contains("k6.json is a summary of k6 without a histogram, and percentiles cannot be merged exactly", Refusal(summary), StringComparison.Ordinal);
    }

    [Fact]
    public void One_run_given_twice_is_refused_also_when_it_was_merged_before()
    {
        var (a, b) = (Share.Of("a.json", [1]), Share.Of("b.json", [2]));
        var merged = new ReadResults("m.json", ResultsMerge.Of([a, b], "m"));

        Assert.Contains("a.json and a.json hold load/load/full-pipeline of one run (a.json)", Refusal(a), StringComparison.Ordinal);
        Assert.Contains("a.json and m.json hold load/load/full-pipeline of one run (a.json), which would count twice", Refusal(merged), StringComparison.Ordinal);
    }

    private static string Refusal(ReadResults other) =>
        Assert.Throws<InvalidResultsException>(() => ResultsMerge.Of([Share.Of("a.json", [1, 2, 3]), other], "m")).Message;

    private static TargetResult Load(params Launch[] launches) => new(Share.Target, TargetKind.Load, Side.Head, launches);

    private static ReadResults Bench(string file, params double[] times) => Share.Document(file,
    [
        new TargetResult("Bench.Run", TargetKind.Benchmark, Side.Base, [.. times.Select((time, pair) => new Launch { Pair = pair, Samples = [time * 2] })]),
        new TargetResult("Bench.Run", TargetKind.Benchmark, Side.Head, [.. times.Select((time, pair) => new Launch { Pair = pair, Samples = [time] })]),
    ]);

    private static LoadStageResult Only(ResultsDocument merged) => merged.Targets.Single(target => target.Id == Share.Target).Launches.Single().Stages!.Single();

    // Lists and maps compare by reference: as a file has it, all is one text.
    private static string Flat(ResultsDocument merged)
    {
        using var stream = new MemoryStream();
        ResultsFile.WriteAsync(merged, stream, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
