using System.Text.Json;
using Sentinel.Signing;
using Xunit;

namespace Sentinel.Perf.Tests.Documents;

public sealed class PayloadTests
{
    [Theory]
    [InlineData(Payload.Small, 512)]
    [InlineData(Payload.Medium, 10 * 1024)]
    [InlineData(Payload.Large, 100 * 1024)]
    [InlineData(256, 256)]
    [InlineData(397, 397)]
    [InlineData(5_000, 5_000)]
    public void A_payload_has_its_size_as_it_comes_and_as_it_is_signed(int size, int bytes)
    {
        var utf8 = Payload.OfBytes(size);

        Assert.Equal(bytes, utf8.Length);
        Assert.Equal(bytes, Jcs.Canonicalize(JsonElement.Parse(utf8)).Length);
    }

    [Fact]
    public void Its_keys_are_not_in_canonical_order_so_that_signing_has_to_sort_them()
    {
        var utf8 = Payload.OfBytes(Payload.Small);

        Assert.False(Jcs.Canonicalize(JsonElement.Parse(utf8)).AsSpan().SequenceEqual(utf8));
    }

    [Fact]
    public void The_sizes_are_below_1_KB_10_KB_and_100_KB() =>
        Assert.Equal([true, true, true], [Payload.Small < 1024, Payload.Medium == 10 * 1024, Payload.Large == 100 * 1024]);
}
