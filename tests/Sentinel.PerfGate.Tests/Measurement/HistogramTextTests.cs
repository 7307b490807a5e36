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

    [Theory]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    [InlineData("HISTFAAAAEV42pNpmSzMwMDAxQABzFCaEUoz2X+AMIBAAQAWJgOF")]
    public void Text_that_is_no_histogram_is_a_format_error(string text) =>
        Assert.Throws<FormatException>(() => HistogramText.Decode(text));
}
