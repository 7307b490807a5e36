using System.Text.Json;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets.Json;

/// <summary>A JSON value that knows its place in the file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Location">The place of its first character.</param>
/// <param name="Text">The content of a string; a number or literal as written; empty for objects and lists.</param>
internal sealed record SourceNode(JsonValueKind Kind, SourceLocation Location, string Text = "")
{
    /// <summary>The keys of an object in the order of the file, duplicates included.</summary>
    public IReadOnlyList<SourceMember> Members { get; init; } = [];

    /// <summary>Where its bytes begin in the UTF-8 text, and the byte behind its last.</summary>
    public Range Extent { get; init; }

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<SourceNode> Items { get; init; } = [];

    public bool IsObject => Kind == JsonValueKind.Object;

    public bool IsString => Kind == JsonValueKind.String;

    /// <summary>The kind in words, for messages.</summary>
    public string KindInWords =>
        Kind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "text",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "null",
            _ => Text,
        };

    /// <summary>The value of a key; null when there is none.</summary>
    public SourceNode? Find(string name) => Members.FirstOrDefault(member => member.Name == name)?.Value;
}
