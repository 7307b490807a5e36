using System.Collections.Concurrent;
using System.Globalization;
using CsCheck;
using Sentinel.Identifiers;
using Xunit;

namespace Sentinel.Tests.Identifiers;

public class TimedIdTests
{
    [Fact]
    public void An_id_is_a_UUID_of_version_7_of_its_time() => Gen.Long[0, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()].Sample(milliseconds =>
    {
        var text = TimedId.Draw(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)).ToString();

        Assert.Equal(milliseconds, long.Parse(text[..8] + text[9..13], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        Assert.Equal('7', text[14]);
        Assert.Contains(text[19], "89ab");
    });

    [Fact]
    public void An_id_begins_as_the_runtimes_own_of_that_time() => Gen.Long[0, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()].Sample(milliseconds =>
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        Assert.Equal(Guid.CreateVersion7(time).ToString()[..15], TimedId.Draw(time).ToString()[..15]);
    });

    [Fact]
    public void A_time_before_1970_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TimedId.Draw(DateTimeOffset.UnixEpoch.AddTicks(-1)));

    [Fact]
    public void No_two_threads_draw_the_same_and_every_random_bit_is_drawn()
    {
        const int Threads = 8;
        const int Each = 5_000;
        var drawn = new ConcurrentBag<Guid>();
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < Each; i++)
            {
                drawn.Add(TimedId.Draw(DateTimeOffset.UnixEpoch));
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Equal(Threads * Each, drawn.Distinct().Count());
        var ones = new int[128];
        foreach (var id in drawn)
        {
            var bytes = id.ToByteArray(bigEndian: true);
            for (var bit = 0; bit < ones.Length; bit++)
            {
                ones[bit] += (bytes[bit / 8] >> (7 - (bit % 8))) & 1;
            }
        }

        // Of 40,000 fair draws fewer than 19,000 or more than 21,000 come out one way less than once in 10^22 runs.
        int[] version = [48, 49, 50, 51, 64, 65];
        for (var bit = 48; bit < ones.Length; bit++)
        {
            if (!version.Contains(bit))
            {
                Assert.InRange(ones[bit], 19_000, 21_000);
            }
        }
    }
}
