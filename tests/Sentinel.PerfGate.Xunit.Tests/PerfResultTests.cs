using Sentinel.PerfGate.Xunit;
using Xunit;

namespace Sentinel.PerfGate.XunitTests;

public sealed class PerfResultTests
{
    [Fact]
    public void Keeping_a_value_boxes_and_allocates_nothing()
    {
        Keep();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Keep();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void Keep()
    {
        PerfResult.Keep(1);
        PerfResult.Keep((1, 2L, default(Guid)));
        PerfResult.Keep("text");
    }
}
