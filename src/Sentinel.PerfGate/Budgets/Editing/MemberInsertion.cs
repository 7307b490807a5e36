using Sentinel.PerfGate.Budgets.Json;

namespace Sentinel.PerfGate.Budgets.Editing;

/// <summary>Puts members behind the last one of a JSON object, in the way the object is written: on its line, or each on a line of its own.</summary>
internal sealed class MemberInsertion(SourceText source)
{
    private const string DefaultStep = "  ";

    private readonly byte[] text = source.Utf8.ToArray();
    private readonly string lineBreak = source.Utf8.IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";

    /// <param name="parent">The object.</param>
    /// <param name="step">One step of indentation, where the object shows none.</param>
    /// <param name="members">Makes the text of each new member, from its line break with indentation; null: the object is written on one line.</param>
    public IEnumerable<TextInsertion> Into(SourceNode parent, string step, IReadOnlyList<Func<string?, string>> members)
    {
        var (open, close) = (parent.Extent.Start.Value, parent.Extent.End.Value - 1);
        var last = parent.Members.Count > 0 ? parent.Members[^1] : null;
        if (last is not null && !HasCommaBehind(last.Value.Extent.End.Value, close)) yield return new TextInsertion(last.Value.Extent.End.Value, ",");

        // Behind comments too: they belong to what stands before them.
        var end = open + 1 + text.AsSpan(open + 1, close - open - 1).TrimEnd(" \t\r\n"u8).Length;
        var onOneLine = !HasLineBreak(open, close) && (last is not null || !HasLineBreak(0, text.Length));
        if (onOneLine)
        {
            var space = last is null && end == close ? " " : "";
            yield return new TextInsertion(end, string.Join(",", members.Select(member => $" {member(null)}")) + space);
            yield break;
        }

        var outer = source.IndentationOf(parent.Location.Line);
        var before = lineBreak + (last is not null && IsFirstOnLine(last) ? source.IndentationOf(last.Location.Line) : outer + step);
        var after = last is null && !HasLineBreak(end, close) ? lineBreak + outer : "";
        yield return new TextInsertion(end, string.Join(",", members.Select(member => before + member(before))) + after);
    }

    /// <summary>One step of indentation as the file has it.</summary>
    public string StepOf(SourceNode root)
    {
        var indented = root.Members.FirstOrDefault(IsFirstOnLine);
        var (outer, inner) = (source.IndentationOf(root.Location.Line), indented is null ? "" : source.IndentationOf(indented.Location.Line));
        return inner.Length > outer.Length ? inner[outer.Length..] : DefaultStep;
    }

    private bool IsFirstOnLine(SourceMember member) => source.IndentationOf(member.Location.Line).Length == member.Location.Column - 1;

    private bool HasLineBreak(int from, int to) => text.AsSpan(from, to - from).IndexOfAny("\r\n"u8) >= 0;

    private bool HasCommaBehind(int offset, int end)
    {
        while (offset < end)
        {
            var rest = text.AsSpan(offset, end - offset);
            if (rest[0] == ',') return true;
            offset += rest switch
            {
                [(byte)'/', (byte)'/', ..] => rest.IndexOfAny("\r\n"u8) + 1,
                [(byte)'/', ..] => rest[2..].IndexOf("*/"u8) + 4,
                _ => 1,
            };
        }
        return false;
    }
}
