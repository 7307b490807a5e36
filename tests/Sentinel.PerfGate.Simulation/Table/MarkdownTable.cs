namespace Sentinel.PerfGate.Simulation.Table;

/// <summary>A table as the pages of this repository have them, printed line by line while it is computed.</summary>
internal sealed class MarkdownTable(TextWriter output)
{
    public void Header(params string[] columns)
    {
        Line(columns);
        output.WriteLine($"|{string.Concat(columns.Select(_ => "---|"))}");
    }

    public void Line(params string[] cells)
    {
        output.WriteLine($"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |");
        output.Flush();
    }
}
