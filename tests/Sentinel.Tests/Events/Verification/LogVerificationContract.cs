using Sentinel.Events;
using Sentinel.Signing;
using Sentinel.Tests.Events.Checkpoints;
using Xunit;

namespace Sentinel.Tests.Events.Verification;

/// <summary>Whatever is done to a log behind the store's back is found, and the event is named.</summary>
public abstract class LogVerificationContract : IAsyncLifetime
{
    // Positions 1 to 6 are a/1, a/2, b/1, a/3, c/1, b/2.
    public static TheoryData<string, string> TamperingInAnyWords => new()
    {
        { "UPDATE events SET type = 'other' WHERE position = 1", "event 1 of stream 'a' is not what was appended" },
        { "UPDATE events SET time = time + 1 WHERE position = 6", "event 2 of stream 'b' is not what was appended" },
        { "DELETE FROM events WHERE position = 2", "event 2 of stream 'a' is missing" },
        { "DELETE FROM events WHERE position < 3", "event 1 of stream 'a' is missing, with all up to 2" },
        { "DELETE FROM events WHERE position = 4", "event 3 of stream 'a' is missing" },
        { "DELETE FROM events", "event 1 of stream 'a' is missing, with all up to 3" },
        {
            "UPDATE events SET sequence = 9 WHERE position = 1; UPDATE events SET sequence = 1 WHERE position = 2; UPDATE events SET sequence = 2 WHERE position = 1",
            "event 1 of stream 'a' is not what was appended"
        },
        {
            "UPDATE events SET position = 9 WHERE position = 2; UPDATE events SET position = 2 WHERE position = 3; UPDATE events SET position = 3 WHERE position = 9",
            "checkpoint 1 covers other events than those at positions 1 to 3: look at 'a' up to event 2, 'b' up to event 1"
        },
        {
            "UPDATE events SET position = 9 WHERE position = 1; UPDATE events SET position = 1 WHERE position = 4; UPDATE events SET position = 4 WHERE position = 9",
            "event 2 of stream 'a' stands in front of the event before it"
        },
        { "UPDATE events SET position = 0 WHERE position = 5", "position 0 is taken, and the first is 1" },
        {
            "DELETE FROM events WHERE position = 6; UPDATE streams SET version = 1, head = (SELECT hash FROM events WHERE position = 3) WHERE name = 'b'",
            "checkpoint 3 covers 1 events at positions 6 to 6, and none is there"
        },
        { "DELETE FROM streams WHERE name = 'c'", "position 5 holds event 1 of a stream that is gone" },
        { "UPDATE streams SET version = 4 WHERE name = 'a'", "event 4 of stream 'a' is missing" },
        { "UPDATE streams SET version = 1 WHERE name = 'b'", "event 2 of stream 'b' lies behind the end of the stream" },
        { "UPDATE streams SET name = 'd' WHERE name = 'c'", "event 1 of stream 'd' is not what was appended" },
        { "DELETE FROM checkpoints WHERE number = 2", "checkpoint 2 is missing" },
        { "DELETE FROM checkpoints WHERE number = 3", "checkpoint 3 is gone from the database, as checkpoints.jsonl tells" },
        { "DELETE FROM checkpoints", "checkpoint 1 is gone from the database, as checkpoints.jsonl tells" },
        {
            "UPDATE checkpoints SET number = number + 10 WHERE number < 3; UPDATE checkpoints SET number = 1 WHERE number = 12; UPDATE checkpoints SET number = 2 WHERE number = 11",
            "checkpoint 1 is checkpoint 2 in its place"
        },
        { "UPDATE checkpoints SET number = -1 WHERE number = 1", "checkpoint -1 has a number that no checkpoint has" },
    };

    private protected CheckpointedLog Log { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Log = await EmptyLogAsync();
        await Log.FillAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Log.DisposeAsync();
    }

    private protected abstract Task<CheckpointedLog> EmptyLogAsync();

    /// <summary>Makes the database forget that it ever gave positions above, where it remembers.</summary>
    private protected virtual Task ForgetPositionsAsync(long behind) => Task.CompletedTask;

    protected async Task FindsAsync(string sql, string fault)
    {
        Assert.Empty(await Log.FaultsAsync());
        Assert.True(await Log.ExecuteAsync(sql) > 0);

        Assert.Contains(fault, await Log.FaultsAsync());
    }

    [Theory]
    [MemberData(nameof(TamperingInAnyWords))]
    public Task Tampering_is_found_and_named(string sql, string fault) => FindsAsync(sql, fault);

    [Fact]
    public async Task A_log_that_nobody_touched_is_intact()
    {
        await Assert.ThrowsAsync<WrongExpectedVersionException>(() => Log.Store.AppendBatchAsync(
            [new StreamAppend("d", 0, [new NewEvent("t", "x"u8.ToArray())]), new StreamAppend("a", 0, [new NewEvent("t", "x"u8.ToArray())])], Cancellation));
        await Log.AppendAsync("a", "seven", "eight");

        var verification = await Log.VerifyAsync();

        Assert.Empty(verification.Faults);
        Assert.Equal((true, 8L, 3L, 3L, 2L), (verification.Intact, verification.Events, verification.Streams, verification.Checkpoints, verification.Uncovered));
    }

    [Fact]
    public async Task A_log_without_anything_is_intact()
    {
        await using var empty = await EmptyLogAsync();

        Assert.Equivalent(new LogVerification(0, 0, 0, 0, 0, []), await empty.VerifyAsync());
    }

    [Fact]
    public async Task Each_changed_event_is_named_once_and_the_rest_of_its_stream_is_still_checked()
    {
        await Log.AppendAsync("a", "seven", "eight", "nine");
        await Log.CheckpointAsync();
        await Log.ExecuteAsync("UPDATE events SET data = $1 WHERE position IN (1, 4, 8)", new byte[1]);

        Assert.Equal(
            [
                "event 1 of stream 'a' is not what was appended",
                "event 3 of stream 'a' is not what was appended",
                "event 5 of stream 'a' is not what was appended",
            ],
            await Log.FaultsAsync());
    }

    [Fact]
    public async Task History_written_anew_with_all_its_hashes_is_found_by_the_checkpoints()
    {
        await LogRewriting.RewriteAsync(Log, "a", sequence: 2, "forged"u8.ToArray());

        Assert.True((await Log.Store.VerifyStreamAsync("a", cancellation: Cancellation)).Intact);
        Assert.Equal(
            [
                "checkpoint 1 covers other events than those at positions 1 to 3: look at 'a' up to event 2, 'b' up to event 1",
                "checkpoint 2 covers other events than those at positions 4 to 5: look at 'a' up to event 3, 'c' up to event 1",
            ],
            await Log.FaultsAsync());
    }

    [Fact]
    public async Task A_checkpoint_of_a_key_that_is_not_trusted_is_refused()
    {
        using var forger = SigningKey.Generate();
        await Log.AppendAsync("a", "seven");
        await Log.CheckpointAsync(new CheckpointSigner(new ApprovalSigner(forger, new TrustStore(Log.Clock), new ApprovalRules(), Log.Clock)));

        Assert.Equal([$"checkpoint 4 is signed by the key '{forger.KeyId}', which is not trusted"], await Log.FaultsAsync());
    }

    [Fact]
    public async Task A_checkpoint_of_a_revoked_key_is_refused()
    {
        Log.Trust.Revoke(Log.Signer.KeyId);

        Assert.Equal(Enumerable.Range(1, 3).Select(i => $"checkpoint {i} is signed by the key '{Log.Signer.KeyId}', which is revoked"), await Log.FaultsAsync());
    }

    [Fact]
    public async Task A_checkpoint_made_after_its_key_retired_is_refused()
    {
        Log.Trust.Retire(Log.Signer.KeyId);
        Assert.Empty(await Log.FaultsAsync());

        Log.Clock.Advance(TimeSpan.FromSeconds(1));
        await Log.AppendAsync("a", "seven");
        await Log.CheckpointAsync();

        Assert.Equal([$"checkpoint 4 was made after its key '{Log.Signer.KeyId}' had retired"], await Log.FaultsAsync());
    }

    [Fact]
    public async Task A_log_is_intact_while_it_grows()
    {
        var growing = Task.Run(() => Task.WhenAll(Enumerable.Range(0, 300).Select(i => Log.AppendAsync($"s{i % 20}", $"{i}", "x"))), Cancellation);
        do
        {
            await Log.CheckpointAsync();
            Assert.Empty(await Log.FaultsAsync());
        }
        while (!growing.IsCompleted);

        await growing;
        await Log.CheckpointAsync();
        var verification = await Log.VerifyAsync();
        Assert.Equal((true, 606L, 23L, 0L), (verification.Intact, verification.Events, verification.Streams, verification.Uncovered));
    }

    [Fact]
    public async Task A_database_cut_back_as_a_whole_is_found_by_the_file_beside_it_and_by_a_receipt()
    {
        var last = (await Log.Store.ReadStreamAsync("b", 2, cancellation: Cancellation)).Single();
        var receipt = new Receipt("b", 2, last.Hash);
        Assert.Empty(await Log.FaultsAsync(receipt));
        await Log.ExecuteAsync($"""
            DELETE FROM events WHERE position = 6; DELETE FROM checkpoints WHERE number = 3;
            UPDATE streams SET version = 1, {Log.HeadOfEvents} WHERE name = 'b'
            """);
        await ForgetPositionsAsync(behind: 5);

        Assert.Equal(["checkpoint 3 is gone from the database, as checkpoints.jsonl tells"], await Log.FaultsAsync());
        File.Delete(Log.CheckpointFile);
        Assert.Empty(await Log.FaultsAsync());
        Assert.Equal(["event 2 of stream 'b' is missing, and there is a receipt for it"], await Log.FaultsAsync(receipt));
        Assert.Equal(["event 1 of stream 'b' is not the one of the receipt"], await Log.FaultsAsync(receipt with { Sequence = 1 }));
    }
}
