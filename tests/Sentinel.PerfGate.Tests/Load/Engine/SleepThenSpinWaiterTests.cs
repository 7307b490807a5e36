using Sentinel.PerfGate.Load.Engine;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.Engine;

public sealed class SleepThenSpinWaiterTests
{
    private const long Microsecond = 1_000;

    [Fact]
    public void Spinning_until_a_start_is_counted()
    {
        var time = new ReadTime(_ => Microsecond);
        var waiter = new SleepThenSpinWaiter(time, awake: null);

        waiter.WaitUntil(time.Now + 40 * Microsecond, TestContext.Current.CancellationToken);

        Assert.InRange(waiter.Spun.TotalMicroseconds, 35, 40);
    }

    [Fact]
    public void Waiting_for_a_core_that_others_have_is_not_counted_as_spinning()
    {
        var time = new ReadTime(read => read == 10 ? 4_000 * Microsecond : Microsecond);
        var waiter = new SleepThenSpinWaiter(time, awake: null);

        waiter.WaitUntil(time.Now + 40 * Microsecond, TestContext.Current.CancellationToken);

        Assert.InRange(waiter.Spun.TotalMicroseconds, 35, 40);
    }

    /// <summary>Time that passes when it is read.</summary>
    private sealed class ReadTime(Func<int, long> step) : TimeProvider
    {
        private int _reads;

        public long Now { get; private set; } = 1_000_000_000;

        public override long TimestampFrequency => 1_000_000_000;

        public override long GetTimestamp() => Now += step(++_reads);
    }
}
