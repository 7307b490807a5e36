using System.Buffers.Binary;
using System.IO.Compression;
using CsCheck;
using HdrHistogram;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Measurement;

public sealed class HistogramTextTests
{
    [Fact]
    public void A_decoded_histogram_has_every_count_of_the_encoded_one() =>
        Gen.Long[0, 600_000_000_000].List[0, 200].Sample(values =>
        {
            var written = new LongHistogram(600_000_000_000, 3);
            foreach (var value in values)
            {
                written.RecordValue(value);
            }

            var read = HistogramText.Decode(HistogramText.Encode(written));

            Assert.Equal(written.TotalCount, read.TotalCount);
            Assert.All(
                values,
                value => Assert.Equal(written.GetCountAtValue(value), read.GetCountAtValue(value)));
        }, iter: 100);

    [Fact]
    public void The_compressed_part_is_a_whole_zlib_stream_of_the_length_it_states()
    {
        var written = new LongHistogram(600_000_000_000, 3);
        written.RecordValueWithCount(1_234_567, 89);

        var bytes = Convert.FromBase64String(HistogramText.Encode(written));

        Assert.Equal([0x1C, 0x84, 0x93, 0x14], bytes[..4]);
        Assert.Equal(bytes.Length - 8, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4)));
        using var plain = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(bytes[8..]), CompressionMode.Decompress)) zlib.CopyTo(plain);
        // Readers of other languages check what stands at its end (RFC 1950, 2.2): the Adler-32 of the plain bytes.
        Assert.Equal(Adler32(plain.ToArray()), BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(bytes.Length - 4)));
    }

    private static uint Adler32(byte[] bytes)
    {
        var (a, b) = (1u, 0u);
        foreach (var value in bytes)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }

        return (b << 16) | a;
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    [InlineData("HISTFAAAAEV42pNpmSzMwMDAxQABzFCaEUoz2X+AMIBAAQAWJgOF")]
    public void Text_that_is_no_histogram_is_a_format_error(string text) =>
        Assert.Throws<FormatException>(() => HistogramText.Decode(text));
}
