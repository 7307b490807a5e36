namespace Sentinel.PerfGate.Budgets;

/// <summary>One part of a pattern between slashes.</summary>
internal sealed class PatternSegment
{
    private readonly string[] literals;

    public PatternSegment(string text)
    {
        (Text, literals) = (text, text.Split('*'));
        Kind = text switch
        {
            "**" => SegmentKind.AnySegments,
            "*" => SegmentKind.AnySegment,
            _ when literals.Length > 1 => SegmentKind.PartlyLiteral,
            _ => SegmentKind.Literal,
        };
    }

    private PatternSegment(string text, string[] literals) => (Text, this.literals, Kind) = (text, literals, SegmentKind.Literal);

    public string Text { get; }

    public SegmentKind Kind { get; }

    /// <summary>A segment that stands for itself, whatever characters it holds.</summary>
    public static PatternSegment Literal(string text) => new(text, [text]);

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
        foreach (var literal in literals.Skip(1).Take(literals.Length - 2))
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
