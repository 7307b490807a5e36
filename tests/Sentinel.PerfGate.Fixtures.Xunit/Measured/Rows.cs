using Sentinel.PerfGate.Xunit;
using Xunit;

namespace PerfFacts.Measured;

/// <summary>Data rows as targets.</summary>
public sealed class Rows
{
    public static IEnumerable<TheoryDataRow<Shape>> Shapes => [new(new Shape("square", 4)), new(new Shape("line", 1))];

    [PerfTheory("rows/inline", Allocated = "64KB")]
    [InlineData(1_000, "x")]
    [InlineData(2_000, "y")]
    public void Inline(int size, string kind)
    {
        PerfResult.Keep(kind.Length);
        PerfResult.Keep(new byte[size]);
    }

    /// <summary>Rows that xunit cannot write down, and so learns of only when they run.</summary>
    [PerfTheory("rows/member", Allocated = "<= 0B")]
    [MemberData(nameof(Shapes))]
    public void Member(Shape shape)
    {
        for (var side = 0; side < shape.Sides; side++)
            PerfResult.Keep(Digest.Of());
    }
}
