using Spectre.Console;

namespace Sentinel.PerfGate.Tool.Output.Load;

/// <summary>A table without lines, under dim names of its columns, none of which is wrapped.</summary>
internal static class FigureTable
{
    public static Table Of(params IEnumerable<string> columns)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        foreach (var name in columns)
            table.AddColumn(new TableColumn(new Text(name, new Style(decoration: Decoration.Dim))) { Padding = new Padding(1, 0, 1, 0), NoWrap = true });
        return table;
    }
}
