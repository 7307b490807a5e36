using CsCheck;
using HdrHistogram;
using Sentinel.PerfGate.Load.Engine;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.Engine;

public sealed class LatencyCountsTests
{
    [Fact]
    public void No_time_is_lost_or_counted_twice_when_counts_are_full_and_moved() =>
        Gen.Select(Gen.Long[0, 4_000_000_000_000].Array[0, 200], Gen.Int[1, 50]).Sample((times, most) =>
        {
            var counts = new LatencyCounts(most);
            var expected = LatencyRange.NewHistogram();
            foreach (var time in times)
            {
                counts.Record(time);
                expected.RecordValue(LatencyRange.Clamp(time));
            }

            var sum = LatencyRange.NewHistogram();
            counts.AddTo(sum);

            Assert.Equal(Counted(expected), Counted(sum));
        }, seed: "0000KOIKe5Y3");

    [Fact]
    public void What_is_added_up_twice_stays_what_it_was()
    {
        var counts = new LatencyCounts(most: 2);
        for (var i = 0; i < 5; i++)
            counts.Record(1_000);

        counts.AddTo(LatencyRange.NewHistogram());
        var sum = LatencyRange.NewHistogram();
        counts.AddTo(sum);

        Assert.Equal(5, sum.TotalCount);
    }

    private static IEnumerable<(long Value, long Count)> Counted(LongHistogram histogram) =>
        histogram.RecordedValues().Select(value => (value.ValueIteratedTo, value.CountAtValueIteratedTo));
}
