using System.Diagnostics;
using Xunit;

namespace PerfFacts.Ordinary;

/// <summary>Twenty-five tests that keep a processor busy for a moment; each class that derives runs beside the others.</summary>
public abstract class OrdinaryTests
{
    public static TheoryData<int> Numbers => [.. Enumerable.Range(1, 25)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Takes_a_moment(int number)
    {
        var begun = Journal.Now;
        while (Stopwatch.GetElapsedTime(begun) < TimeSpan.FromMilliseconds(5))
        {
            // Busy, as a test that computes something is.
        }

        Journal.Write($"ordinary/{GetType().Name}/{number}", begun);
    }
}
