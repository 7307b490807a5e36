using Sentinel.Events;
using Sentinel.Tests.Events.Checkpoints;

namespace Sentinel.Tests.Events.Sqlite.Verification;

/// <summary>Forges history with everything that an attacker can compute: all hashes behind the change, and the head.</summary>
internal static class LogRewriting
{
    public static void Rewrite(CheckpointedLog log, string stream, long sequence, byte[] data)
    {
        var events = log.Store.ReadStreamAsync(stream).GetAwaiter().GetResult();
        var previous = EventChain.Genesis.ToArray();
        foreach (var stored in events)
        {
            var content = new NewEvent(stored.Id, stored.Type, stored.Sequence == sequence ? data : stored.Data);
            var hash = new byte[EventChain.HashSize];
            var time = (stored.Time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
            EventChain.Hash(previous, stream, stored.Sequence, content, time, hash);
            log.Execute("UPDATE events SET data = $1, hash = $2 WHERE position = $3", content.Data.ToArray(), hash, stored.Position);
            previous = hash;
        }

        log.Execute("UPDATE streams SET head = $1 WHERE name = $2", previous, stream);
    }
}
