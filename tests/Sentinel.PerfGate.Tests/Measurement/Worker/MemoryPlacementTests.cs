using Sentinel.PerfGate.Measurement.Worker;
using Xunit;

namespace Sentinel.PerfGate.Tests.Measurement.Worker;

public sealed class MemoryPlacementTests
{
    [Fact]
    public void A_seed_gives_the_same_gap_in_every_process()
    {
        Assert.Equal(MemoryPlacement.Gap("17").Length, MemoryPlacement.Gap("17").Length);
        Assert.NotEqual(MemoryPlacement.Gap("17").Length, MemoryPlacement.Gap("18").Length);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("here")]
    public void Without_a_seed_there_is_no_gap(string? seed) => Assert.Empty(MemoryPlacement.Gap(seed));

    [Theory]
    [InlineData(1)]
    [InlineData(400_000)]
    [InlineData(-2_000_000_000)]
    public void The_rounds_of_a_run_find_their_data_all_over_a_page(int first)
    {
        var sizes = Enumerable.Range(first, 640).Select(MemoryPlacement.Size).ToList();

        Assert.All(sizes, size => Assert.True(size % 8 == 0 && size is >= 0 and < 8_192));
        // Places of a cache line in a page; ten rounds each in the mean.
        var rounds = sizes.CountBy(size => size % 4_096 / 64).ToDictionary();
        Assert.Equal(64, rounds.Count);
        Assert.All(rounds.Values, count => Assert.InRange(count, 2, 25));
    }
}
