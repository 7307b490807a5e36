using Xunit;

namespace Sentinel.PerfGate.Tasks.Tests;

public sealed class MachineLockTests : IDisposable
{
    private readonly TemporaryDirectory folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void It_has_one_holder_at_a_time()
    {
        var path = folder.File("lock");
        using (var first = MachineLock.Acquire(path, TimeSpan.Zero, static _ => false))
        {
            Assert.NotNull(first);
            Assert.Null(MachineLock.Acquire(path, TimeSpan.Zero, static _ => false));
        }

        using var next = MachineLock.Acquire(path, TimeSpan.Zero, static _ => false);
        Assert.NotNull(next);
    }

    [Fact]
    public void A_waiting_one_gets_it_when_the_holder_lets_go()
    {
        var path = folder.File("lock");
        var first = MachineLock.Acquire(path, TimeSpan.Zero, static _ => false);
        using var second = MachineLock.Acquire(path, TimeSpan.FromMinutes(5), _ =>
        {
            first!.Dispose();
            return false;
        });
        Assert.NotNull(second);
    }

    [Fact]
    public void Cancelling_ends_the_wait()
    {
        var path = folder.File("lock");
        using var first = MachineLock.Acquire(path, TimeSpan.Zero, static _ => false);
        Assert.Null(MachineLock.Acquire(path, TimeSpan.FromMinutes(5), static _ => true));
    }

    [Fact]
    public void Every_user_of_the_machine_uses_the_same_file() =>
        Assert.Equal("sentinel-perfgate.lock", Path.GetFileName(MachineLock.DefaultPath));
}
