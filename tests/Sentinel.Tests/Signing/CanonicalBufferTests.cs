using System.Buffers;
using CsCheck;
using Sentinel.Signing;
using Xunit;

namespace Sentinel.Tests.Signing;

public class CanonicalBufferTests
{
    [Fact]
    public void What_is_written_in_pieces_comes_out_whole_whatever_was_expected() =>
        Gen.Select(Gen.Int[0, 40], Gen.Byte.Array[0, 100].Array[0, 20]).Sample((capacity, pieces) =>
        {
            using var buffer = new CanonicalBuffer(capacity);
            foreach (var piece in pieces)
            {
                buffer.Write(piece);
            }

            Assert.Equal(pieces.SelectMany(piece => piece), buffer.ToArray());
        });

    [Fact]
    public void A_buffer_that_was_let_go_twice_gives_its_array_back_once()
    {
        var buffer = new CanonicalBuffer(1_000);
        buffer.Dispose();
        buffer.Dispose();

        using var one = new CanonicalBuffer(1_000);
        using var other = new CanonicalBuffer(1_000);
        one.Write("one"u8);
        other.Write("other"u8);
        Assert.Equal("one"u8, one.ToArray());
    }
}
