using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Sentinel.Events;
using Sentinel.Events.Checkpoints;
using Sentinel.Signing;
using Sentinel.Tests.Events.Sqlite;
using Xunit;

namespace Sentinel.Tests.Events.Checkpoints;

public sealed class CheckpointerTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SqliteCheckpointedLog _log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    private static byte[] Head(Receipt receipt)
    {
        var name = Encoding.UTF8.GetBytes(receipt.Stream);
        var head = new byte[4 + name.Length + 8 + 32];
        BinaryPrimitives.WriteInt32BigEndian(head, name.Length);
        name.CopyTo(head, 4);
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(4 + name.Length), receipt.Sequence);
        Convert.FromHexString(receipt.Hash).CopyTo(head, 4 + name.Length + 8);
        return head;
    }

    private static string Sha256(IEnumerable<byte[]> parts) => Convert.ToHexStringLower(SHA256.HashData(parts.SelectMany(part => part).ToArray()));

    [Fact]
    public async Task A_checkpoint_covers_the_heads_that_changed_and_follows_from_the_one_before()
    {
        var a = await _log.AppendAsync("a", "one", "two");
        var b = await _log.AppendAsync("b", "three");
        await _log.CheckpointAsync();
        await _log.AppendAsync("a", "four");
        await _log.CheckpointAsync();

        var hashes = (await _log.Store.ReadAllAsync(limit: 3, cancellation: Cancellation)).Select(stored => Convert.FromHexString(stored.Hash));
        var checkpoints = (await _log.CheckpointsAsync());
        Assert.Equal(2, checkpoints.Count);
        var first = new Checkpoint(
            1, "2026-01-31T12:00:00.000Z", 1, 3, 2, 3, Sha256([Head(a), Head(b)]), Sha256(hashes), new string('0', 64), _log.Signer.KeyId);
        Assert.Equal(first, checkpoints[0].Document with { Signature = null });
        var second = checkpoints[1].Document;
        Assert.Equal((2L, 4L, 4L, 1L, 1L), (second.Number, second.FromPosition, second.ToPosition, second.Streams, second.Events));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(checkpoints[0].Utf8.Span)), second.Previous);
    }

    [Fact]
    public async Task Heads_are_sorted_by_the_bytes_of_their_names()
    {
        // In UTF-16 the surrogates of the second name stand in front of the first.
        var second = await _log.AppendAsync("\U0001F600", "one");
        var first = await _log.AppendAsync("\uFFFD", "two");
        await _log.CheckpointAsync();

        Assert.Equal(Sha256([Head(first), Head(second)]), (await _log.CheckpointsAsync()).Single().Document.Digest);
    }

    [Fact]
    public async Task None_is_made_while_nothing_happens_and_a_restart_goes_on_with_the_next()
    {
        await _log.CheckpointAsync();
        Assert.Empty((await _log.CheckpointsAsync()));

        await _log.AppendAsync("a", "one");
        await _log.CheckpointAsync();
        await _log.CheckpointAsync();
        Assert.Single((await _log.CheckpointsAsync()));

        await _log.ReopenAsync();
        await _log.CheckpointAsync();
        await _log.AppendAsync("a", "two");
        await _log.CheckpointAsync();
        Assert.Equal([1L, 2L], (await _log.CheckpointsAsync()).Select(checkpoint => checkpoint.Document.Number));
        Assert.True((await _log.VerifyAsync()).Intact);
    }

    [Fact]
    public async Task One_is_made_within_a_second_of_an_event()
    {
        Assert.True(Checkpointer.Interval <= TimeSpan.FromSeconds(1));
        using var signer = new ScriptedSigner(new CheckpointSigner(_log.Signer));
        await using (_log.NewCheckpointer(signer))
        {
            await _log.AppendAsync("a", "one");
            _log.Clock.Advance(Checkpointer.Interval);
            Assert.True(await signer.Asked.WaitAsync(Patience, Cancellation));
        }

        Assert.Single((await _log.CheckpointsAsync()));
    }

    [Fact]
    public async Task A_failure_is_logged_once_and_tried_again_and_stops_no_append()
    {
        using var signer = new ScriptedSigner(new CheckpointSigner(_log.Signer)) { Failures = 2 };
        var logger = new ListLogger();
        await using (var checkpointer = _log.NewCheckpointer(signer))
        {
            checkpointer.LogTo(logger);
            for (var i = 0; i < 3; i++)
            {
                await _log.AppendAsync("a", $"{i}");
                _log.Clock.Advance(Checkpointer.Interval);
                Assert.True(await signer.Asked.WaitAsync(Patience, Cancellation));
            }
        }

        Assert.Equal((1L, 3L), ((await _log.CheckpointsAsync())[0].Document.Number, (await _log.CheckpointsAsync()).Sum(checkpoint => checkpoint.Document.Events)));
        Assert.Equal(
            [(LogLevel.Error, "A checkpoint of the event store failed; it is tried again."), (LogLevel.Information, "Checkpoints of the event store are made again.")],
            logger.Lines);
        Assert.True((await _log.VerifyAsync()).Intact);
    }

    [Fact]
    public async Task What_could_not_be_written_is_written_later_under_the_same_number()
    {
        await _log.AppendAsync("a", "one");
        using (var other = _log.Connect())
        {
            using var command = other.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            command.ExecuteNonQuery();
            await _log.CheckpointAsync();
        }

        Assert.Empty((await _log.CheckpointsAsync()));
        await _log.CheckpointAsync();
        Assert.Equal(1, (await _log.CheckpointsAsync()).Single().Document.Number);
    }

    [Fact]
    public async Task Rotating_the_key_leaves_the_earlier_checkpoints_valid()
    {
        await _log.AppendAsync("a", "one");
        await _log.CheckpointAsync();
        using var next = SigningKey.Generate();
        _log.Signer.Rotate(next);
        await _log.AppendAsync("a", "two");
        await _log.CheckpointAsync();

        Assert.Equal(next.KeyId, (await _log.CheckpointsAsync())[1].Document.KeyId);
        Assert.Empty(await _log.FaultsAsync());
    }

    /// <summary>Says when it is asked, and fails at first as often as it is told.</summary>
    private sealed class ScriptedSigner(ICheckpointSigner signer) : ICheckpointSigner, IDisposable
    {
        public SemaphoreSlim Asked { get; } = new(0);

        public int Failures { get; set; }

        public byte[] Sign(Func<string, byte[]> payload)
        {
            Asked.Release();
            return Failures-- > 0 ? throw new InvalidOperationException("scripted") : signer.Sign(payload);
        }

        public void Dispose() => Asked.Dispose();
    }

    private sealed class ListLogger : ILogger
    {
        public List<(LogLevel Level, string Text)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add((logLevel, formatter(state, exception)));
    }
}
