using System.Globalization;
using CsCheck;
using Sentinel.Validation;
using Xunit;

namespace Sentinel.Tests.Validation;

public class Rfc3339Tests
{
    // The first five are the examples of RFC 3339, section 5.8.
    [Fact]
    public void A_time_is_written_in_UTC_to_the_millisecond_whatever_it_is() =>
        Gen.Select(Gen.Long[0, DateTime.MaxValue.Ticks], Gen.Int[-14 * 60, 14 * 60]).Sample((ticks, minutes) =>
        {
            var utc = new DateTime(ticks, DateTimeKind.Utc);
            var offset = TimeSpan.FromMinutes(minutes);
            var time = ticks + offset.Ticks < 0 || ticks > DateTime.MaxValue.Ticks - offset.Ticks ? new DateTimeOffset(utc) : new DateTimeOffset(utc).ToOffset(offset);
            Assert.Equal(utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), Rfc3339.Format(time));
        });

    [Theory]
    [InlineData("1985-04-12T23:20:50.52Z", "1985-04-12T23:20:50.5200000Z")]
    [InlineData("1996-12-19T16:39:57-08:00", "1996-12-20T00:39:57.0000000Z")]
    [InlineData("1990-12-31T23:59:60Z", "1991-01-01T00:00:00.0000000Z")]
    [InlineData("1990-12-31T15:59:60-08:00", "1991-01-01T00:00:00.0000000Z")]
    [InlineData("1937-01-01T12:00:27.87+00:20", "1937-01-01T11:40:27.8700000Z")]
    [InlineData("2024-02-29t00:00:00z", "2024-02-29T00:00:00.0000000Z")]
    [InlineData("2026-01-01T00:00:00.123456789Z", "2026-01-01T00:00:00.1234567Z")]
    public void A_date_time_is_read_as_its_instant(string text, string utc)
    {
        Assert.True(Rfc3339.TryParse(text, out var time));
        Assert.Equal(utc, time.UtcDateTime.ToString("o", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not a date")]
    [InlineData("2026-01-31")]
    [InlineData("2026-01-31 12:00:00Z")]
    [InlineData("2026-01-31T12:00:00")]
    [InlineData("2026-01-31T12:00Z")]
    [InlineData("2026-02-29T12:00:00Z")]
    [InlineData("2026-13-01T12:00:00Z")]
    [InlineData("2026-00-01T12:00:00Z")]
    [InlineData("2026-01-31T24:00:00Z")]
    [InlineData("2026-01-31T12:60:00Z")]
    [InlineData("2026-01-31T12:00:60Z")]
    [InlineData("2026-01-31T12:00:00.Z")]
    [InlineData("2026-01-31T12:00:00+24:00")]
    [InlineData("2026-01-31T12:00:00+0100")]
    [InlineData("2026-01-31T12:00:00Z ")]
    [InlineData("2026-01-31T12:00:00Z\n")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("２026-01-31T12:00:00Z")]
    public void Anything_else_is_refused(string? text) => Assert.False(Rfc3339.TryParse(text, out _));

    [Fact]
    public void What_is_written_is_read_back_to_the_millisecond() =>
        Gen.DateTimeOffset.Sample(time =>
        {
            var utc = time.ToUniversalTime();
            return Rfc3339.TryParse(Rfc3339.Format(time), out var read)
                && read == utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMillisecond));
        });
}
