namespace Sentinel.PerfGate.LoadTruth.Table;

/// <summary>A table as the pages of this repository have them, printed line by line while it is measured.</summary>
internal sealed class MarkdownTable(TextWriter output)
{
    /// <summary>True while every line said that it was reached.</summary>
    public bool IsReached { get; private set; } = true;

    public int ExitCode => IsReached ? 0 : 1;

    public void Header(params string[] columns)
    {
        Write(columns);
        output.WriteLine($"|{string.Concat(columns.Select(_ => "---|"))}");
    }

    /// <summary>A line that only informs.</summary>
    public void Line(params IEnumerable<string> cells) => Write(cells);

    /// <summary>A line with its judgement as the last cell.</summary>
    public void Judged(bool reached, params IEnumerable<string> cells)
    {
        IsReached &= reached;
        Write([.. cells, reached ? "ok" : "not reached"]);
    }

    public static string Milliseconds(double? nanoseconds) => nanoseconds is { } time ? $"{time / 1e6:0.000} ms" : "";

    private void Write(IEnumerable<string> cells)
    {
        output.WriteLine($"| {string.Join(" | ", cells)} |");
        output.Flush();
    }
}
