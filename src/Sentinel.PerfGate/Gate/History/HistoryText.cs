using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Gate.History;

/// <summary>The lines of a history file.</summary>
internal static class HistoryText
{
    private static ReadOnlySpan<byte> Opening => "{\"format\":\"perfgate.history/"u8;

    /// <param name="utf8">The whole file.</param>
    /// <param name="file">Its name in diagnostics.</param>
    /// <exception cref="GateInputException">Lines that are no runs: all of them, each with its place (PERF213, PERF215).</exception>
    public static HistoryReading Parse(byte[] utf8, string file)
    {
        var runs = new List<RecordedRun>();
        var problems = new List<Diagnostic>();
        var (start, number) = (utf8.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0, 0);
        while (start < utf8.Length)
        {
            number++;
            var length = utf8.AsSpan(start).IndexOf((byte)'\n');
            var line = length < 0 ? utf8[start..] : utf8[start..(start + length)];
            if (line.AsSpan().ContainsAnyExcept(" \t\r"u8))
            {
                if (length < 0 && IsCutOff(line, runs.Count > 0)) return Result(CutOff(file, number), start, endsOpen: false);
                if (HistoryLine.Parse(line, file, number, problems) is { } run) runs.Add(new RecordedRun(run, new SourceLocation(file, number, 1)));
            }
            if (length < 0) return Result(null, utf8.Length, endsOpen: true);
            start += length + 1;
        }
        return Result(null, utf8.Length, endsOpen: false);

        HistoryReading Result(Diagnostic? cutOff, int wholeLength, bool endsOpen)
        {
            if (problems.Count == 0) return new HistoryReading(runs) { CutOff = cutOff, WholeLength = wholeLength, EndsOpen = endsOpen };
            // Of a file that is something else, the first line says it all.
            if (runs.Count == 0) problems = [.. problems.TakeWhile(problem => problem.Location?.Line == problems[0].Location?.Line)];
            if (cutOff is not null) problems.Add(cutOff);
            throw new GateInputException(2, problems);
        }
    }

    // The next run moves such a line away, which must never befall a file that is no history.
    private static bool IsCutOff(byte[] line, bool followsRuns) =>
        !HistoryLine.IsJson(line) && (followsRuns || line.AsSpan().StartsWith(Opening) || Opening.StartsWith(line));

    private static Diagnostic CutOff(string file, int line) => new(
        DiagnosticCode.HistoryCutOff,
        DiagnosticSeverity.Warning,
        new SourceLocation(file, line, 1),
        $"Line {line} is cut off: whoever wrote it was interrupted. The lines before it count; its run does not.");
}
