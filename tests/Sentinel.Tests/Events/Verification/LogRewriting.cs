using Sentinel.Events;
using Sentinel.Tests.Events.Checkpoints;
using Xunit;

namespace Sentinel.Tests.Events.Verification;

/// <summary>Forges history with everything that an attacker can compute: all hashes behind the change, and the head.</summary>
internal static class LogRewriting
{
    public static async Task RewriteAsync(CheckpointedLog log, string stream, long sequence, byte[] data)
    {
        var events = await log.Store.ReadStreamAsync(stream, cancellation: TestContext.Current.CancellationToken);
        var previous = EventChain.Genesis.ToArray();
        foreach (var stored in events)
        {
            var content = new NewEvent(stored.Id, stored.Type, stored.Sequence == sequence ? data : stored.Data);
            var hash = new byte[EventChain.HashSize];
            var time = (stored.Time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
            EventChain.Hash(previous, stream, stored.Sequence, content, time, hash);
            await log.ExecuteAsync("UPDATE events SET data = $1, hash = $2 WHERE position = $3", content.Data.ToArray(), hash, stored.Position);
            previous = hash;
        }

        await log.ExecuteAsync("UPDATE streams SET head = $1 WHERE name = $2", previous, stream);
    }
}
