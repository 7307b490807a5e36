namespace Sentinel.PerfGate.Budgets;

/// <summary>
/// A target id, or a glob over ids: <c>*</c> stands for any characters within a segment, a segment <c>**</c> for any number of
/// segments, none included. Every other character, as in <c>Type.Method(Size: 10)</c>, stands for itself; case counts.
/// </summary>
public sealed class TargetPattern
{
    private readonly PatternSegment[] segments;

    /// <param name="text">The pattern; any text is one.</param>
    public TargetPattern(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
        segments = [.. text.Split('/').Select(segment => new PatternSegment(segment))];
    }

    private TargetPattern(string id, PatternSegment[] segments) => (Text, this.segments) = (id, segments);

    /// <summary>A pattern for that id alone, whatever characters it holds.</summary>
    internal static TargetPattern Exactly(string id) => new(id, [.. id.Split('/').Select(PatternSegment.Literal)]);

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>True when it holds no <c>*</c> and can match one id only.</summary>
    public bool IsLiteral => Array.TrueForAll(segments, segment => segment.Kind == SegmentKind.Literal);

    internal IReadOnlyList<PatternSegment> Segments => segments;

    /// <summary>Whether the pattern stands for the id.</summary>
    public bool IsMatch(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return IsMatch(id.Split('/'));
    }

    /// <summary>
    /// Orders by specificity, the most specific first: segment by segment from the left, literal before partly literal before
    /// <c>*</c> before <c>**</c>; 0 for patterns of which neither is more specific.
    /// </summary>
    public int CompareSpecificity(TargetPattern other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var shared = Math.Min(segments.Length, other.segments.Length);
        for (var i = 0; i < shared; i++)
        {
            var order = segments[i].Kind.CompareTo(other.segments[i].Kind);
            if (order != 0)
            {
                return order;
            }
        }

        return EndRank(shared).CompareTo(other.EndRank(shared));
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    // Where one pattern has ended, a further ** widens the other one, any other segment narrows it.
    private int EndRank(int index) =>
        index >= segments.Length ? 1 : segments[index].Kind == SegmentKind.AnySegments ? 2 : 0;

    private bool IsMatch(string[] id)
    {
        // reachable[j]: the segments of the pattern so far stand for the first j segments of the id.
        var reachable = new bool[id.Length + 1];
        reachable[0] = true;
        foreach (var segment in segments)
        {
            var next = new bool[id.Length + 1];
            for (var j = 0; j <= id.Length; j++)
            {
                next[j] =
                    segment.Kind == SegmentKind.AnySegments
                        ? reachable[j] || (j > 0 && next[j - 1])
                        : j > 0 && reachable[j - 1] && segment.IsMatch(id[j - 1]);
            }

            reachable = next;
        }

        return reachable[id.Length];
    }
}
