using CsCheck;
using Sentinel.PerfGate.Statistics;
using Xunit;

namespace Sentinel.PerfGate.Tests.Statistics;

public sealed class HolmTests
{
    [Fact]
    public void Four_p_values_are_adjusted_as_in_the_textbook() =>
        Assert.Equal([0.03, 0.06, 0.06, 0.02], Holm.Adjust([0.01, 0.04, 0.03, 0.005]).Select(p => Math.Round(p, 12)));

    [Fact]
    public void Nothing_is_adjusted_to_nothing() => Assert.Empty(Holm.Adjust([]));

    [Fact]
    public void Adjusted_values_keep_the_order_and_lie_between_plain_and_Bonferroni() => Gen.Double[0, 1].Array[1, 30].Sample(plain =>
    {
        var adjusted = Holm.Adjust(plain);
        for (var i = 0; i < plain.Length; i++)
        {
            Assert.InRange(adjusted[i], plain[i], Math.Min(1, plain[i] * plain.Length) + 1e-15);
            for (var j = 0; j < plain.Length; j++)
                Assert.True(plain[i] > plain[j] || adjusted[i] <= adjusted[j]);
        }
    });
}
