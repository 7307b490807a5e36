using Sentinel.Events.Sqlite;
using Xunit;

namespace Sentinel.Tests.Events.Sqlite;

public sealed class DurableHorizonTests
{
    private readonly DurableHorizon _horizon = new();

    [Fact]
    public void It_lies_before_the_oldest_group_that_is_not_durable()
    {
        Assert.Equal(long.MaxValue, _horizon.End);
        _horizon.Add(10);
        _horizon.Add(long.MaxValue); // A checkpoint, which is no event.
        _horizon.Add(20);
        Assert.Equal(10, _horizon.End);

        _horizon.RemoveFirst();
        Assert.Equal(20, _horizon.End);
        _horizon.RemoveFirst();
        Assert.Equal(20, _horizon.End);
        _horizon.RemoveFirst();
        Assert.Equal(long.MaxValue, _horizon.End);
    }

    [Fact]
    public void A_group_that_was_not_committed_moves_it_back()
    {
        _horizon.Add(10);
        _horizon.Add(20);
        _horizon.RemoveLast();
        Assert.Equal(10, _horizon.End);
        _horizon.RemoveFirst();
        Assert.Equal(long.MaxValue, _horizon.End);
    }
}
