using System.Globalization;
using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Sentinel.PerfGate.Tests.Snapshots;

/// <summary>Shows changed lines with two unchanged ones around them.</summary>
internal static class SnapshotDiff
{
    private const int Context = 2;

    public static string Describe(string verified, string received)
    {
        var lines = InlineDiffBuilder.Diff(verified.TrimEnd(), received.TrimEnd(), ignoreWhiteSpace: false).Lines;
        var text = new StringBuilder();
        var skipped = false;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!IsNearChange(lines, i))
            {
                skipped = true;
                continue;
            }

            if (skipped)
            {
                text.Append("  …\n");
                skipped = false;
            }

            text.Append(CultureInfo.InvariantCulture, $"{Mark(lines[i].Type)} {lines[i].Text}\n");
        }

        return text.ToString();
    }

    private static bool IsNearChange(List<DiffPiece> lines, int index)
    {
        var from = Math.Max(0, index - Context);
        var to = Math.Min(lines.Count - 1, index + Context);
        return lines[from..(to + 1)].Exists(line => line.Type != ChangeType.Unchanged);
    }

    private static char Mark(ChangeType type) =>
        type switch
        {
            ChangeType.Inserted => '+',
            ChangeType.Deleted => '-',
            _ => ' ',
        };
}
