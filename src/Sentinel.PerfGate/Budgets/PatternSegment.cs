namespace Sentinel.PerfGate.Budgets;

/// <summary>One part of a pattern between slashes.</summary>
internal sealed class PatternSegment(string text)
{
    private readonly string[] literals = text.Split('*');

    public string Text { get; } = text;

    public SegmentKind Kind { get; } =
        text switch
        {
            "**" => SegmentKind.AnySegments,
            "*" => SegmentKind.AnySegment,
            _ when text.Contains('*', StringComparison.Ordinal) => SegmentKind.PartlyLiteral,
            _ => SegmentKind.Literal,
        };

    /// <summary>Whether it stands for that one segment, with <c>*</c> for any characters.</summary>
    public bool IsMatch(string segment, StringComparison comparison = StringComparison.Ordinal)
    {
        var (first, last) = (literals[0], literals[^1]);
        if (literals.Length == 1)
        {
            return segment.Equals(first, comparison);
        }

        if (segment.Length < first.Length + last.Length || !segment.StartsWith(first, comparison) || !segment.EndsWith(last, comparison))
        {
            return false;
        }

        // Taking each middle part at its first place is enough: it leaves the most room for the rest.
        var position = first.Length;
        var end = segment.Length - last.Length;
        foreach (var literal in literals[1..^1])
        {
            var found = segment.IndexOf(literal, position, end - position, comparison);
            if (found < 0)
            {
                return false;
            }

            position = found + literal.Length;
        }

        return true;
    }
}
