using Microsoft.Data.Sqlite;

namespace Sentinel.Events.Sqlite;

/// <summary>
/// Finds positions by time. The one writer lets time never run backwards from a position to the next, so halving finds them among ten
/// million events by two dozen looks; an index by time would cost every append more than each search saves.
/// </summary>
internal sealed class TimeSearch : IDisposable
{
    private readonly Statement _at;
    private readonly long _behindLast;

    public TimeSearch(SqliteConnection connection)
    {
        using var last = new Statement(connection, "SELECT max(position) FROM events");
        last.Step();
        _behindLast = Math.Min(last.Int64(0), long.MaxValue - 1) + 1;
        _at = new Statement(connection, "SELECT position, time FROM events WHERE position >= ?1 ORDER BY position LIMIT 1");
    }

    /// <summary>The position of the first event of that time or later; behind all there are when each is earlier.</summary>
    /// <param name="time">Microseconds since 1970.</param>
    public long FirstFrom(long time)
    {
        var (low, high) = (1L, _behindLast);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = EarlierFrom(middle, time) is { } earlier ? (earlier + 1, high) : (low, middle);
        }

        return low;
    }

    public void Dispose() => _at.Dispose();

    /// <summary>The position of the first event from a position on, when it is earlier than the time.</summary>
    private long? EarlierFrom(long position, long time)
    {
        long? found = _at.Bind(1, position).Step() && _at.Int64(1) < time ? _at.Int64(0) : null;
        _at.Reset();
        return found;
    }
}
