namespace Sentinel.PerfGate.Budgets;

/// <summary>How much a segment of a pattern leaves open, the most specific first.</summary>
internal enum SegmentKind
{
    Literal,
    PartlyLiteral,
    AnySegment,
    AnySegments,
}
