using System.Text;
using CsCheck;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Gate.History;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tests.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.History;

public sealed class HistoryFileTests : IDisposable
{
    private static readonly Gen<string> Names = Gen.String.Where(text => !string.IsNullOrWhiteSpace(text) && IsText(text));

    private static readonly Gen<HistoryFigure> Figures = Gen.Select(
        Names,
        Gen.Enum<TargetKind>(),
        Gen.Double[1e-3, 1e12].Array[1, 8],
        (target, kind, launches) => new HistoryFigure(target, kind, launches));

    private static readonly Gen<MachineEnvironment> Machines = Gen.Select(
        Names, Gen.Int[1, 256], Names, Names, Names.Null(), (cpu, cores, os, runtime, architecture) => new MachineEnvironment(cpu, cores, os, runtime) { Architecture = architecture });

    private static readonly Gen<HistoryRun> Runs = Gen.Select(
        Figures.Array[0, 5].Where(figures => figures.DistinctBy(figure => figure.Target).Count() == figures.Length),
        Names.Null(),
        Gen.DateTimeOffset,
        Machines.Null(),
        (figures, commit, time, machine) => new HistoryRun(figures) { Commit = commit, Time = time, Environment = machine });

    private readonly TemporaryFolder folder = new();

    private string Path => System.IO.Path.Combine(folder.Path, "h.jsonl");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_added_is_read_again_run_by_run() =>
        Runs.Array[1, 5].Sample(
            runs =>
            {
                File.Delete(Path);
                foreach (var run in runs) Open().Add(run);

                var read = Open().Read();
                Assert.Null(read.CutOff);
                Assert.Equal(runs.Select(Text), read.Runs.Select(recorded => Text(recorded.Run)));
                Assert.Equal(Enumerable.Range(1, runs.Length), read.Runs.Select(recorded => recorded.Location.Line));
            },
            seed: "0000KOIPC5V4",
            iter: 200,
            threads: 1);

    [Fact]
    public void A_file_cut_off_anywhere_keeps_every_whole_line_and_takes_the_next_run() =>
        Gen.Select(Runs.Array[1, 3], Gen.Double[0, 1], Runs).Sample(
            (runs, share, next) =>
            {
                File.Delete(Path);
                File.Delete(Path + ".rest");
                foreach (var run in runs) Open().Add(run);
                var bytes = File.ReadAllBytes(Path);
                var kept = bytes[..(int)(share * bytes.Length)];
                File.WriteAllBytes(Path, kept);

                var before = Open().Read();
                Open().Add(next);
                var after = Open().Read();

                Assert.Null(after.CutOff);
                Assert.Equal([.. before.Runs.Select(recorded => Text(recorded.Run)), Text(next)], after.Runs.Select(recorded => Text(recorded.Run)));
                Assert.InRange(before.Runs.Count, kept.Count(one => one == '\n'), kept.Count(one => one == '\n') + 1);
                // Not a byte is lost: the rest of the line lies beside.
                if (before.CutOff is not null) Assert.Equal(kept[before.WholeLength..], File.ReadAllBytes(Path + ".rest")[..^1]);
            },
            seed: "0000KOIPC5V4",
            iter: 200,
            threads: 1);

    [Fact]
    public void A_line_cut_off_is_told_with_its_number_and_moved_beside_by_the_next_run()
    {
        Open().Add(Run(1000, "a"));
        Open().Add(Run(1001, "b"));
        File.AppendAllText(Path, """{"format":"perfgate.history/1","comm""");

        var read = Open().Read();
        var added = Open().Add(Run(1002, "c"));

        Assert.Equal(2, read.Runs.Count);
        Assert.Equal("h.jsonl(3,1): warning PERF216: Line 3 is cut off: whoever wrote it was interrupted. The lines before it count; its run does not.", read.CutOff!.ToString());
        Assert.EndsWith("It is now in h.jsonl.rest.", added.CutOff!.Message, StringComparison.Ordinal);
        Assert.Equal(3, added.Number);
        Assert.Equal(["a", "b", "c"], Open().Read().Runs.Select(recorded => recorded.Run.Commit));
        Assert.Equal("{\"format\":\"perfgate.history/1\",\"comm\n", File.ReadAllText(Path + ".rest"));
    }

    [Fact]
    public void Every_wrong_line_is_named_at_once_with_its_place()
    {
        File.WriteAllText(Path, """
            {"format":"perfgate.history/1","targets":[{"id":"a","unit":"ns","launches":[1]}]}
            {"format":"perfgate.history/1","targets":[{"id":"a","unit":"hours","launches":[1]},{"id":"a","unit":"ns","launches":[0]}]}
            {"format":"perfgate.history/1","targets":[{"id":"a"
            {"format":"perfgate.history/9","targets":[]}
            {"format":"perfgate.results/1","targets":[]}

            {"format":"perfgate.history/1","time":"yesterday","targets":[]}

            """);

        var errors = Assert.Throws<GateInputException>(() => Open().Read()).Errors;

        Assert.Equal(
            [("PERF215", 2, 60), ("PERF215", 2, 118), ("PERF215", 2, 90), ("PERF215", 3, 52), ("PERF213", 4, 11), ("PERF215", 5, 11), ("PERF215", 7, 39)],
            errors.Select(error => (error.Code, error.Location!.Value.Line, error.Location.Value.Column)));
        var before = File.ReadAllBytes(Path);
        Assert.Throws<GateInputException>(() => Open().Add(Run(1, "x")));
        Assert.Equal(before, File.ReadAllBytes(Path));
    }

    [Theory]
    [InlineData("notes")]
    [InlineData("notes\nof\nothers\n")]
    [InlineData("{\n  \"format\": \"perfgate.results/1\",\n  \"targets\": []\n}")]
    [InlineData("[1, 2")]
    public void A_file_that_is_something_else_is_refused_by_its_first_line_and_left_alone(string text)
    {
        File.WriteAllText(Path, text);

        var error = Assert.Single(Assert.Throws<GateInputException>(() => Open().Add(Run(1, "x"))).Errors);

        Assert.Equal(("PERF215", 1), (error.Code, error.Location!.Value.Line));
        Assert.Equal(text, File.ReadAllText(Path));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_run_is_recorded_once()
    {
        var run = Run(1000, "a") with { RunId = "1" };

        Assert.True(Open().Add(run).IsNew);
        var again = Open().Add(run);

        Assert.False(again.IsNew);
        Assert.Equal(1, again.Number);
        Assert.Single(Open().Read().Runs);
    }

    [Fact]
    public async Task Runs_added_at_once_are_all_there()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => Open().Add(Run(1000 + number, $"{number}")))));

        Assert.Equal(8, Open().Read().Runs.Select(recorded => recorded.Run.Commit).Distinct().Count());
    }

    [Fact]
    public void A_file_that_is_absent_is_named_with_the_command_that_makes_it()
    {
        var error = Assert.Single(Assert.Throws<GateInputException>(() => Open().Read()).Errors);

        Assert.Equal("perfgate: error PERF215: h.jsonl does not exist. `perfgate history add` makes it.", error.ToString());
    }

    [Fact]
    public void Times_in_other_units_become_ns_and_fields_of_others_are_no_error()
    {
        File.WriteAllText(Path, """{"format":"perfgate.history/1","branch":"main","targets":[{"id":"a","unit":"us","launches":[1.5, 2.5],"note":1}]}""");

        Assert.Equal([1500, 2500], Open().Read().Runs[0].Run.Figures[0].Launches);
    }

    private HistoryFile Open() => new(Path, "h.jsonl");

    private static HistoryRun Run(double time, string commit) =>
        new([new("a", TargetKind.Benchmark, [time])]) { Commit = commit, Time = DateTimeOffset.UnixEpoch };

    private static string Text(HistoryRun run) => Encoding.UTF8.GetString(HistoryLine.Write(run));

    // Half a surrogate pair is no text, in no file.
    private static bool IsText(string text) => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);
}
