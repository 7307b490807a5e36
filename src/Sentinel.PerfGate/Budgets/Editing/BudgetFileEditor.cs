using System.Text;
using Sentinel.PerfGate.Budgets.Json;
using Sentinel.PerfGate.Budgets.Schema;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets.Editing;

/// <summary>Writes limits into a budget file and leaves every byte of what is there: comments, order, blanks, numbers as they were written.</summary>
internal static class BudgetFileEditor
{
    private static readonly string Skeleton = $$"""
        {
          "$schema": "{{BudgetSchema.FileName}}",
          "version": 1,
          "budgets": {}
        }

        """;

    /// <summary>A new file with these entries.</summary>
    public static byte[] Create(IReadOnlyList<AddedEntry> entries) => Add(Encoding.UTF8.GetBytes(Skeleton.ReplaceLineEndings("\n")), entries);

    /// <summary>The file with these entries added.</summary>
    /// <param name="file">A budget file without errors.</param>
    /// <param name="entries">Keys that it has get the limits, others are put behind the last one.</param>
    /// <exception cref="ArgumentException">The file has errors, or would have: an entry holds a limit that is there.</exception>
    public static byte[] Add(ReadOnlySpan<byte> file, IReadOnlyList<AddedEntry> entries)
    {
        var source = new SourceText("budget file", file);
        var diagnostics = new List<Diagnostic>();
        var root = SourceParser.Parse(source, diagnostics, Skeleton);
        if (root is null || diagnostics.Count > 0) throw new ArgumentException(diagnostics[0].ToString(), nameof(file));

        var edited = source.Encode(Apply(source.Utf8, Insertions(source, root, entries)));
        BudgetFileReader.Read(new SourceText("budget file", edited), diagnostics);
        return diagnostics.Count == 0 ? edited : throw new ArgumentException(diagnostics[0].ToString(), nameof(entries));
    }

    /// <summary>The confidence that limits of a file have which say none of their own; null when it has no such rule.</summary>
    public static double? ConfidenceOf(ReadOnlySpan<byte> file) =>
        SourceParser.Parse(new SourceText("budget file", file), [], Skeleton)?.Find("defaults") is { } rules ? ObjectiveRules.Read(rules, new BudgetDefaults(), []).Confidence : null;

    private static List<TextInsertion> Insertions(SourceText source, SourceNode root, IReadOnlyList<AddedEntry> entries)
    {
        var insertion = new MemberInsertion(source);
        var step = insertion.StepOf(root);
        var budgets = root.Find("budgets")!;
        var known = entries.Where(entry => budgets.Find(entry.Key) is not null).ToList();
        List<TextInsertion> insertions =
        [
            .. known.SelectMany(entry => insertion.Into(budgets.Find(entry.Key)!, step, [.. entry.Objectives.Select(objective => new Func<string?, string>(_ => EntryText.Of(objective)))])),
        ];
        var added = entries.Except(known).Select(entry => new Func<string?, string>(before => Text(entry, before, step))).ToList();
        if (added.Count > 0) insertions.AddRange(insertion.Into(budgets, step, added));
        return insertions;
    }

    private static string Text(AddedEntry entry, string? before, string step) =>
        before is null ? EntryText.Inline(entry) : EntryText.Block(entry, before, step);

    private static byte[] Apply(ReadOnlySpan<byte> text, List<TextInsertion> insertions)
    {
        var edited = new List<byte>(text.Length);
        var from = 0;
        // Stable: a comma and what stands behind it may have one place.
        foreach (var insertion in insertions.OrderBy(insertion => insertion.Offset))
        {
            edited.AddRange(text[from..insertion.Offset]);
            edited.AddRange(Encoding.UTF8.GetBytes(insertion.Text));
            from = insertion.Offset;
        }
        edited.AddRange(text[from..]);
        return [.. edited];
    }
}
