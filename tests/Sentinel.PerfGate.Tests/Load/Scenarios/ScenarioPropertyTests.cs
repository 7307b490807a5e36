using System.Globalization;
using System.Text;
using CsCheck;
using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tests.Budgets;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.Scenarios;

public sealed class ScenarioPropertyTests
{
    private static readonly Gen<LoadStage[]> OpenStages = Stages(Gen.Int[1, 20_000].Select(rate => (double)rate), LoadStage.Constant, LoadStage.Ramp);
    private static readonly Gen<LoadStage[]> ClosedStages = Stages(Gen.Int[1, 500], LoadStage.Closed, LoadStage.ClosedRamp);

    private static readonly Gen<string> Snippets = Choice.Of(
        "", "\"", "{", "}", "[", "]", ",", ":", "\\", "\\ud83d", "null", "5", "-", "%", "/s", "ms", "/*", "//", "\n", "\r\n", "\t", "é", "😀", "\ud83d", "\0", "${", "}", "$${",
        "\"rate\": \"5\",", "\"stages\": [],", "\"request\": 1,", "{}", "1e999", "..");

    [Fact]
    public void What_is_written_is_what_is_read() =>
        Gen.Select(Gen.OneOf(OpenStages, ClosedStages), Gen.Bool, Gen.Int, Gen.Int[1, 100_000], Gen.Int[0, 60_000])
            .Sample(
                (stages, poisson, seed, timeout, warmUp) =>
                {
                    var closed = stages[0].Model == LoadModel.Closed;
                    var plan = new LoadPlan("p", stages) { Arrivals = poisson && !closed ? ArrivalKind.Poisson : ArrivalKind.Even };
                    var read = ScenarioText.Valid(string.Join('\n', Lines(plan, seed, timeout, warmUp)));

                    Assert.Equal(plan.Stages, read.Plan.Stages);
                    Assert.Equal(plan.Arrivals, read.Plan.Arrivals);
                    Assert.Equal((seed, timeout, warmUp), (read.Seed, (int)read.Options.Timeout.TotalMilliseconds, (int)read.Options.WarmUp.TotalMilliseconds));
                },
                seed: "0000KOIPC5V4",
                iter: 500);

    [Fact]
    public void A_value_of_another_kind_is_refused_on_its_line() =>
        Gen.Select(Gen.OneOf(OpenStages, ClosedStages), Gen.Int[0, 1_000], Choice.Of("null", "[]", "{}", "\"?\"", "-1", "true"))
            .Sample(
                (stages, pick, wrong) =>
                {
                    var lines = Lines(new LoadPlan("p", stages), 1, 1_000, 1_000);
                    int[] valued = [.. Enumerable.Range(0, lines.Length).Where(index => lines[index].Contains("\": ", StringComparison.Ordinal) && lines[index][^1] == ',')];
                    var line = valued[pick % valued.Length];
                    var colon = lines[line].IndexOf("\": ", StringComparison.Ordinal) + 3;
                    // A seed below zero, a name with a question mark, a stage that counts: these are right.
                    if ((lines[line].Trim().Split('"')[1], wrong) is ("seed", "-1") or ("counts", "true") || wrong == "\"?\"" && lines[line].Contains("\"name\"", StringComparison.Ordinal) && line > 3)
                    {
                        return;
                    }

                    lines[line] = lines[line][..colon] + wrong + ",";
                    var diagnostics = ScenarioText.Read(string.Join('\n', lines)).Diagnostics;

                    Assert.Contains(diagnostics, diagnostic => diagnostic.Location!.Value.Line == line + 1 && diagnostic.Location.Value.Column == colon + 1);
                },
                seed: "0000KOIPC5V4",
                iter: 1_000);

    [Fact]
    public void A_changed_file_never_throws_and_every_error_is_inside_it() =>
        Gen.Select(Gen.Int[0, Whole.Length], Gen.Int[0, 30], Snippets)
            .Array[1, 3]
            .Sample(
                changes =>
                {
                    var text = changes.Aggregate(Whole, Change);
                    var lines = text.Split('\n');
                    foreach (var diagnostic in ScenarioText.Read(text).Diagnostics)
                    {
                        var (_, line, column) = diagnostic.Location!.Value;
                        Assert.InRange(line, 1, lines.Length);
                        Assert.InRange(column, 1, lines[line - 1].Length + 1);
                        Assert.StartsWith("PERF2", diagnostic.Code, StringComparison.Ordinal);
                    }
                },
                seed: "0000KOIPC5V4",
                iter: 2_000);

    [Fact]
    public void Changed_bytes_never_throw() =>
        Gen.Select(Gen.Int[0, Whole.Length - 1], Gen.Byte)
            .Array[1, 5]
            .Sample(
                changes =>
                {
                    var bytes = Encoding.UTF8.GetBytes(Whole);
                    foreach (var (position, value) in changes)
                    {
                        bytes[position] = value;
                    }

                    var lines = bytes.Count(b => b == '\n') + 1;
                    Assert.All(ScenarioText.Read(bytes).Diagnostics, diagnostic => Assert.InRange(diagnostic.Location!.Value.Line, 1, lines));
                },
                seed: "0000KOIPC5V4",
                iter: 2_000);

    private const string Whole = """
        {
          "$schema": "perf-scenario.schema.json", // é€
          "version": 1, "name": "spike", "arrivals": "poisson", "seed": 4, "warmUp": "1s", "timeout": "500ms", "connections": 8,
          "abort": { "window": "5s", "errorRate": "50%" }, "target": { "url": "${env:HOST}" },
          "stages": [
            { "name": "up 😀", "kind": "ramp", "to": "100/s", "duration": "10s" },
            { "name": "peak", "kind": "spike", "rate": "6_000/min", "duration": "5s", "minimum": "2s" },
          ],
          "profiles": {
            "a": { "url": "/x?n=${counter}", "headers": { "X-A": "${random:1..9}" }, "expect": { "status": [200, 429], "body": "ok" } },
            "b": { "method": "POST", "url": "http://h/", "body": { "a": "é\u00e9${uuid}", "b": [1, 2.5, null, "${now}"] } }
          }
        }
        """;

    private static Gen<LoadStage[]> Stages<T>(Gen<T> level, Func<string, TimeSpan, T, LoadStage> constant, Func<string, TimeSpan, T, T, LoadStage> ramp) =>
        Gen.Select(level, level, Gen.Bool, Gen.Bool, Gen.Int[1, 100_000], Gen.Int[1, 100_000])
            .Select((from, to, isRamp, counts, length, minimum) => (from, to, isRamp, counts, length: Math.Max(length, minimum), minimum))
            .Array[1, 5]
            .Select(stages => stages.Select((stage, index) =>
            {
                var (name, duration) = ($"s{index}", TimeSpan.FromMilliseconds(stage.length));
                var made = stage.isRamp ? ramp(name, duration, stage.from, stage.to) : constant(name, duration, stage.from);
                return made with { Counts = stage.counts, MinimumDuration = TimeSpan.FromMilliseconds(stage.minimum) };
            }).ToArray());

    /// <summary>A scenario with one value a line.</summary>
    private static string[] Lines(LoadPlan plan, int seed, int timeout, int warmUp)
    {
        var closed = plan.Model == LoadModel.Closed;
        List<string> lines =
        [
            "{",
            "  \"version\": 1,",
            $"  \"name\": \"{plan.Name}\",",
            $"  \"model\": \"{(closed ? "closed" : "open")}\",",
            $"  \"seed\": {seed.ToString(CultureInfo.InvariantCulture)},",
            $"  \"timeout\": \"{timeout}ms\",",
            $"  \"warmUp\": \"{warmUp / 1000m}s\",",
        ];
        if (plan.Arrivals == ArrivalKind.Poisson) lines.Add("  \"arrivals\": \"poisson\",");
        lines.Add("  \"stages\": [");
        foreach (var stage in plan.Stages)
        {
            var isRamp = closed ? stage.StartWorkers != stage.EndWorkers || !stage.Counts : stage.StartRate != stage.EndRate || !stage.Counts;
            string Level(double rate, int workers) => closed ? $"{workers}" : $"\"{rate}/s\"";
            lines.Add("    {");
            lines.Add($"      \"name\": \"{stage.Name}\",");
            lines.Add($"      \"duration\": \"{stage.Duration.TotalMilliseconds}ms\",");
            lines.Add($"      \"minimum\": \"{stage.MinimumDuration.TotalMilliseconds}ms\",");
            lines.Add($"      \"counts\": {(stage.Counts ? "true" : "false")},");
            if (isRamp) lines.Add($"      \"from\": {Level(stage.StartRate, stage.StartWorkers)},");
            lines.Add($"      \"{(isRamp ? "to" : closed ? "workers" : "rate")}\": {Level(stage.EndRate, stage.EndWorkers)},");
            lines.Add("    },");
        }

        lines.Add("  ],");
        lines.Add("  \"request\": { \"url\": \"http://h/\" }");
        lines.Add("}");
        return [.. lines];
    }

    private static string Change(string text, (int Position, int Length, string Snippet) change)
    {
        var position = Math.Min(change.Position, text.Length);
        var length = Math.Min(change.Length, text.Length - position);
        return text.Remove(position, length).Insert(position, change.Snippet);
    }
}
