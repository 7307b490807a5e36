using System.Text;
using System.Text.Json;
using CsCheck;
using NJsonSchema;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Measurement;

public sealed class ResultsFileTests
{
    private const string Contract = """
        { "format": "perfgate.results/1", "runId": "r1", "environment": { "cpu": "X", "cores": 2, "os": "Linux", "runtime": "10.0.1" },
          "targets": [
            { "id": "validation/intent", "kind": "benchmark", "unit": "ns", "side": "head",
              "launches": [ { "pair": 0, "samples": [1412.0, 1409.5] }, { "pair": 1, "samples": [1420.1] } ],
              "allocatedBytes": 56, "successes": 100000, "errors": 0 } ] }
        """;

    [Fact]
    public void The_contract_is_read_and_figures_of_the_target_go_to_its_launches()
    {
        var document = Parse(Contract);

        Assert.Equal("r1", document.RunId);
        Assert.Equal(new MachineEnvironment("X", 2, "Linux", "10.0.1"), document.Environment);
        var target = Assert.Single(document.Targets);
        Assert.Equal(("validation/intent", TargetKind.Benchmark, Side.Head), (target.Id, target.Kind, target.Side));
        Assert.Equal([1412.0, 1409.5], target.Launches[0].Samples);
        Assert.Equal([0, 1], target.Launches.Select(launch => launch.Pair));
        Assert.All(target.Launches, launch => Assert.Equal(56, launch.AllocatedBytes));
        // A count of all launches is not counted once for each.
        Assert.Equal([100_000, null], target.Launches.Select(launch => launch.Successes));
    }

    [Fact]
    public void Only_what_the_contract_requires_is_required()
    {
        var document = Parse("""{ "format": "perfgate.results/1", "targets": [{ "id": "a", "unit": "ns", "launches": [] }] }""");

        var target = Assert.Single(document.Targets);
        Assert.Equal((Side.Head, TargetKind.Benchmark), (target.Side, target.Kind));
    }

    [Fact]
    public void Stages_alone_make_a_load_target_of_one_launch()
    {
        var document = Parse("""
            { "format": "perfgate.results/1", "targets": [{ "id": "load/smoke/x", "unit": "ns",
              "stages": [{ "name": "sustain", "seconds": 6, "planned": 10, "started": 10, "dropped": 0, "succeeded": 9, "failed": 1,
                "response": { "p50": 1, "p99": 3 } }] }] }
            """);

        var target = Assert.Single(document.Targets);
        Assert.Equal(TargetKind.Load, target.Kind);
        var stage = Assert.Single(Assert.Single(target.Launches).Stages!);
        Assert.Equal(("sustain", 9L, 3.0, true), (stage.Name, stage.Succeeded, stage.Response!.P99!.Value, stage.Counts));
    }

    [Theory]
    [InlineData("us", 1_500)]
    [InlineData("ms", 1_500_000)]
    [InlineData("s", 1_500_000_000)]
    public void Samples_in_other_units_of_time_become_nanoseconds(string unit, double expected)
    {
        var document = Parse($$"""{ "format": "perfgate.results/1", "targets": [{ "id": "a", "unit": "{{unit}}", "launches": [{ "samples": [1.5] }] }] }""");

        Assert.Equal([expected], document.Targets[0].Launches[0].Samples);
        Assert.Equal("ns", document.Targets[0].Unit);
    }

    [Theory]
    [InlineData("""{ "format": "perfgate.results/1", "targets": [ }""", "PERF212", 1, 48)]
    [InlineData("""{ "targets": [] }""", "PERF212", 1, 1)]
    [InlineData("""{ "format": "other/1" }""", "PERF212", 1, 13)]
    [InlineData("""{ "format": "perfgate.results/2", "targets": [] }""", "PERF213", 1, 13)]
    [InlineData("{ \"format\": \"perfgate.results/1\",\n  \"environment\": { \"steal\": 1.5 }, \"targets\": [] }", "PERF212", 2, 29)]
    [InlineData("{ \"format\": \"perfgate.results/1\",\n  \"environment\": { \"pressure\": -0.1 }, \"targets\": [] }", "PERF212", 2, 32)]
    [InlineData("{ \"format\": \"perfgate.results/1\",\n  \"targets\": [{ \"unit\": \"ns\", \"launches\": [] }] }", "PERF212", 2, 15)]
    [InlineData("{ \"format\": \"perfgate.results/1\",\n  \"targets\": [{ \"id\": \"a\", \"unit\": \"kg\", \"launches\": [] }] }", "PERF212", 2, 36)]
    [InlineData("{ \"format\": \"perfgate.results/1\",\n  \"targets\": [{ \"id\": \"a\", \"unit\": \"ns\" }] }", "PERF212", 2, 15)]
    [InlineData("{ \"format\": \"perfgate.results/1\",\n  \"targets\": [{ \"id\": \"a\", \"unit\": \"ns\", \"launches\": [{ \"samples\": [1, -1] }] }] }", "PERF212", 2, 72)]
    [InlineData("{ \"format\": \"perfgate.results/1\",\n  \"targets\": [{ \"id\": \"a\", \"unit\": \"ns\", \"launches\": [{ \"samples\": [\"x\"] }] }] }", "PERF212", 2, 69)]
    [InlineData("{ \"format\": \"perfgate.results/1\",\n  \"targets\": [{ \"id\": \"a\", \"unit\": \"ns\", \"launches\": [{ \"pair\": 1 }, { \"pair\": 1 }] }] }", "PERF214", 2, 80)]
    [InlineData("{ \"format\": \"perfgate.results/1\",\n  \"targets\": [{ \"id\": \"a\", \"unit\": \"ns\", \"launches\": [{ \"pair\": 1 }, { }] }] }", "PERF214", 2, 70)]
    public void What_is_wrong_is_told_with_its_line_and_column(string json, string code, int line, int column)
    {
        var thrown = Assert.Throws<InvalidResultsException>(() => Parse(json));

        var diagnostic = thrown.Diagnostics[0];
        Assert.Equal((code, "x.json", line, column), (diagnostic.Code, diagnostic.Location!.Value.File, diagnostic.Location.Value.Line, diagnostic.Location.Value.Column));
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var thrown = Assert.Throws<InvalidResultsException>(() => Parse("""
            { "format": "perfgate.results/1", "targets": [
              { "id": "a", "unit": "kg", "launches": [] },
              { "id": "b", "unit": "ns" },
              { "id": "a", "unit": "ns", "launches": [] } ] }
            """));

        Assert.Equal(["PERF212", "PERF212", "PERF212"], thrown.Diagnostics.Select(one => one.Code));
        Assert.Equal([2, 3, 4], thrown.Diagnostics.Select(one => one.Location!.Value.Line).Order());
    }

    [Fact]
    public void Pairs_given_on_one_side_only_are_refused()
    {
        var thrown = Assert.Throws<InvalidResultsException>(() => Parse("""
            { "format": "perfgate.results/1", "targets": [
              { "id": "a", "unit": "ns", "launches": [{ "pair": 0, "samples": [1] }] },
              { "id": "a", "unit": "ns", "side": "base", "launches": [{ "samples": [1] }] } ] }
            """));

        Assert.Equal("PERF214", Assert.Single(thrown.Diagnostics).Code);
    }

    [Fact]
    public async Task Unknown_fields_are_kept_at_every_level()
    {
        var document = Parse("""
            { "format": "perfgate.results/1", "x": 1, "environment": { "cpu": "c", "y": [2] },
              "targets": [{ "id": "a", "unit": "ns", "z": { "q": true }, "launches": [{ "samples": [1], "w": "s" }] }] }
            """);

        using var written = JsonDocument.Parse(await WriteAsync(document));

        Assert.Equal(1, written.RootElement.GetProperty("x").GetInt32());
        Assert.Equal(2, written.RootElement.GetProperty("environment").GetProperty("y")[0].GetInt32());
        var target = written.RootElement.GetProperty("targets")[0];
        Assert.True(target.GetProperty("z").GetProperty("q").GetBoolean());
        Assert.Equal("s", target.GetProperty("launches")[0].GetProperty("w").GetString());
    }

    [Fact]
    public void What_is_written_is_read_again_and_matches_the_schema() =>
        Gen.Select(Gen.Double[0, 1e9].Array[0, 5].Array[0, 4], Gen.Long[0, 100_000], Gen.Double[0, 5000], Gen.Double.Unit, Gen.Bool)
            .Sample((samples, successes, bytes, share, paired) =>
            {
                var launches = samples.Select((of, at) => new Launch
                {
                    Pair = paired ? at : null,
                    Samples = of,
                    AllocatedBytes = bytes,
                    Gen0 = 0.5,
                    Successes = successes,
                    Errors = 1,
                    Operations = new(successes, null) { P99 = 12 },
                    Confirm = at == 1,
                }).ToList();
                var before = new ResultsDocument([new TargetResult("a/b", TargetKind.Benchmark, Side.Base, launches) { CodeHash = "ab" }]) 
                {
                    RunId = "r",
                    Environment = new("c", 2, "Linux", "10.0.1") { Steal = paired ? share : null, Pressure = share },
                };

                var text = WriteAsync(before).GetAwaiter().GetResult();
                var after = Parse(text);

                Assert.Equivalent(before, after, strict: true);
                Assert.Empty(Schema.Value.Validate(text));
            }, iter: 50);

    [Fact]
    public async Task A_file_is_written_whole_or_not_at_all()
    {
        var folder = Directory.CreateTempSubdirectory("perfgate");
        try
        {
            var path = Path.Combine(folder.FullName, "new", "results.json");

            await ResultsFile.WriteAsync(Parse(Contract), path, TestContext.Current.CancellationToken);

            Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
            Assert.Single(ResultsFile.Read(path).Targets);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_file_that_is_not_there_is_PERF212()
    {
        var thrown = Assert.Throws<InvalidResultsException>(() => ResultsFile.Read(Path.Combine(Path.GetTempPath(), "no-such-results.json")));

        Assert.Equal("PERF212", Assert.Single(thrown.Diagnostics).Code);
    }

    private static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.FromJsonAsync(ResultsSchema.Text).GetAwaiter().GetResult());

    private static ResultsDocument Parse(string json) => ResultsFile.Parse(Encoding.UTF8.GetBytes(json), "x.json");

    private static async Task<string> WriteAsync(ResultsDocument document)
    {
        using var stream = new MemoryStream();
        await ResultsFile.WriteAsync(document, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
