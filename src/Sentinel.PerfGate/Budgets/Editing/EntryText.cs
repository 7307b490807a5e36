using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sentinel.PerfGate.Budgets.Editing;

/// <summary>New members of a budget file as text.</summary>
internal static class EntryText
{
    // Ids hold quotes, brackets and letters of all alphabets; HTML is not what this is written into.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(AddedObjective objective) => $"{Quoted(objective.Metric)}: {Quoted(objective.Limit)}";

    /// <summary>On one line.</summary>
    public static string Inline(AddedEntry entry) => $"{Quoted(entry.Key)}: {{ {string.Join(", ", entry.Objectives.Select(Of))} }}";

    /// <summary>A line for each limit.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="lineBreak">Line break and indentation of the entry itself.</param>
    /// <param name="step">One step of indentation.</param>
    public static string Block(AddedEntry entry, string lineBreak, string step)
    {
        var objectives = string.Join(",", entry.Objectives.Select(objective => $"{lineBreak}{step}{Of(objective)}"));
        return $"{Quoted(entry.Key)}: {{{objectives}{lineBreak}}}";
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Readable);
}
