using Sentinel.Events;
using Sentinel.Events.Checkpoints;
using Sentinel.Events.Postgres;
using Sentinel.Signing;
using Xunit;
using static Sentinel.Tests.Events.Postgres.PostgresTestDatabase;

namespace Sentinel.Tests.Events.Postgres;

/// <summary>Checkpoints of one database that several processes make, each with a key of its own here, so that one sees whose they are.</summary>
[Collection(nameof(PostgresCluster))]
public sealed class PostgresCheckpointTests(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly SigningKey _otherKey = SigningKey.Generate();
    private PostgresCheckpointedLog _log = null!;
    private PostgresEventStore _other = null!;
    private ApprovalSigner _otherSigner = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _log = await PostgresCheckpointedLog.EmptyAsync(cluster);
        _other = _log.Database.OpenStore(_log.Clock);
        _otherSigner = new ApprovalSigner(_otherKey, _log.Trust, new ApprovalRules(), _log.Clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _other.DisposeAsync();
        await _log.DisposeAsync();
        _otherKey.Dispose();
    }

    private Task<long> CoverAsync(Action? meanwhile = null) => CoverAsync(_log.Log, _log.Signer, meanwhile);

    private Task<long> OtherCoversAsync() => CoverAsync(_other.Checkpoints, _otherSigner);

    private Task<long> CoverAsync(ICheckpointLog log, ApprovalSigner signer, Action? meanwhile = null) => log.CoverAsync(1_000, (last, window) =>
    {
        meanwhile?.Invoke();
        return CheckpointSeal.Sign(window.After(last, _log.Clock.GetUtcNow()), new CheckpointSigner(signer));
    });

    private async Task<string[]> SignersAsync() => [.. (await _log.CheckpointsAsync()).Select(checkpoint => checkpoint.Document.KeyId)];

    [Fact]
    public async Task Of_two_processes_now_one_now_the_other_continues_one_chain()
    {
        var appending = Task.WhenAll(Enumerable.Range(0, 400).Select(i => _log.AppendAsync($"s{i % 8}", $"{i}")));
        do
        {
            await Task.WhenAll(Task.Run(() => CoverAsync(), Cancellation), Task.Run(OtherCoversAsync, Cancellation));
        }
        while (!appending.IsCompleted);

        await appending;
        await _log.AppendAsync("last", "one");
        Assert.True(await CoverAsync() > 0);
        await _log.AppendAsync("last", "two");
        Assert.True(await OtherCoversAsync() > 0);

        var checkpoints = await _log.CheckpointsAsync();
        Assert.Equal(Enumerable.Range(1, checkpoints.Count).Select(number => (long)number), checkpoints.Select(checkpoint => checkpoint.Document.Number));
        Assert.Equal(402, checkpoints.Sum(checkpoint => checkpoint.Document.Events));
        Assert.Equal([_log.Signer.KeyId, _otherKey.KeyId], (await SignersAsync())[^2..]);
        var verification = await _log.VerifyAsync();
        Assert.Empty(verification.Faults);
        Assert.Equal((402L, 0L), (verification.Events, verification.Uncovered));
    }

    [Fact]
    public async Task While_one_makes_a_checkpoint_the_other_does_not_wait_for_it()
    {
        await _log.AppendAsync("a", "one");
        using var turn = new HeldTurn(hold => Task.Run(() => CoverAsync(hold), Cancellation));

        Assert.Equal(0, await OtherCoversAsync());
        turn.GoOn();
        Assert.Equal(1, await turn.Making);

        Assert.Equal([_log.Signer.KeyId], await SignersAsync());
        Assert.Equal(0, await OtherCoversAsync());
    }

    [Fact]
    public async Task When_one_dies_in_the_middle_the_other_goes_on()
    {
        await _log.AppendAsync("a", "one");
        using var turn = new HeldTurn(hold => Task.Run(() => CoverAsync(hold), Cancellation));
        Assert.Equal(1, await _log.Database.TerminateAsync("state = 'idle in transaction'"));

        await UntilTheOtherCoversAsync();
        turn.GoOn();

        await Assert.ThrowsAsync<EventStoreUnavailableException>(() => turn.Making);
        Assert.Equal([_otherKey.KeyId], await SignersAsync());
        await _log.AppendAsync("a", "two");
        Assert.Equal(1, await CoverAsync());
        Assert.Empty(await _log.FaultsAsync());
    }

    [Fact]
    public async Task When_one_hangs_in_the_middle_the_server_ends_its_turn_and_what_it_made_comes_too_late()
    {
        await _log.AppendAsync("a", "one");
        using var turn = new HeldTurn(hold => Task.Run(() => CoverAsync(hold), Cancellation));

        await UntilTheOtherCoversAsync();
        turn.GoOn();

        await Assert.ThrowsAsync<EventStoreUnavailableException>(() => turn.Making);
        Assert.Equal([_otherKey.KeyId], await SignersAsync());
        Assert.Empty(await _log.FaultsAsync());
    }

    [Fact]
    public async Task Two_that_both_have_the_turn_cannot_make_two_of_one_number()
    {
        await _log.AppendAsync("a", "one");
        using var turn = new HeldTurn(hold => Task.Run(() => CoverAsync(hold), Cancellation));
        var window = new CheckpointWindow(1, 1, 1, [], "d", "o", null);
        var first = CheckpointSeal.Sign(window.After(null, _log.Clock.GetUtcNow()), new CheckpointSigner(_otherSigner));
        await _log.ExecuteAsync("INSERT INTO checkpoints(number, document) VALUES(1, $1)", first.Utf8.ToArray());
        turn.GoOn();

        await Assert.ThrowsAsync<EventStoreUnavailableException>(() => turn.Making);
        Assert.Equal([_otherKey.KeyId], await SignersAsync());
    }

    [Fact]
    public async Task A_checkpoint_does_not_go_past_an_append_that_commits_later()
    {
        await _log.Database.AtInsertAsync("IF new.type = 'slow' THEN PERFORM pg_advisory_xact_lock(1); END IF;");
        Task<Receipt> slow;
        await using (var gate = await _log.Database.ConnectAsync())
        {
            await ExecuteAsync(gate, "SELECT pg_advisory_lock(1)");
            slow = _log.Store.AppendAsync(new StreamAppend("slow", 0, [Event("slow", "slow")]), Cancellation);
            await _log.Database.UntilOneWaitsForALockAsync();
            await _other.AppendAsync(new StreamAppend("fast", 0, [Event("fast")]), Cancellation);

            Assert.Equal(0, await OtherCoversAsync());
        }

        await slow;
        Assert.Equal(2, await OtherCoversAsync());
        Assert.Empty(await _log.FaultsAsync());
        Assert.Equal((1L, 2L), (await _log.CheckpointsAsync()).Select(only => (only.Document.FromPosition, only.Document.ToPosition)).Single());
    }

    [Fact]
    public async Task Commits_of_checkpoints_wait_for_the_disk_whatever_the_settings_say()
    {
        await _log.Database.ExecuteAsync($"""
            ALTER DATABASE {_log.Database.Name} SET synchronous_commit = off;
            CREATE TABLE seen(setting text);
            CREATE FUNCTION at_checkpoint() RETURNS trigger LANGUAGE plpgsql AS $$
              BEGIN INSERT INTO seen VALUES(current_setting('synchronous_commit')); RETURN new; END $$;
            CREATE TRIGGER at_checkpoint BEFORE INSERT ON sentinel.checkpoints FOR EACH ROW EXECUTE FUNCTION at_checkpoint();
            """);
        await using var fresh = _log.Database.OpenStore(_log.Clock);
        await _log.AppendAsync("a", "one");

        Assert.Equal(1, await CoverAsync(fresh.Checkpoints, _log.Signer));

        Assert.Equal("on", await _log.Database.ScalarAsync<string>("SELECT string_agg(setting, ',') FROM seen"));
    }

    [Fact]
    public async Task Each_process_follows_all_checkpoints_into_its_folder_and_of_two_in_one_folder_one_does_until_it_ends()
    {
        var elsewhere = _log.CheckpointFile + ".other";
        await using (var other = _log.NewCheckpointer(new CheckpointSigner(_otherSigner), _other.Checkpoints, elsewhere))
        {
            await _log.AppendAsync("a", "one");
            await _log.CheckpointAsync();
        }

        Assert.Equal(await File.ReadAllTextAsync(_log.CheckpointFile, Cancellation), await File.ReadAllTextAsync(elsewhere, Cancellation));
        using (var writing = new CheckpointFile(_log.CheckpointFile))
        {
            await writing.FollowAsync(_log.Log);
            await _log.AppendAsync("a", "two");
            await _log.CheckpointAsync();
            Assert.Single(CheckpointFile.Lines(_log.CheckpointFile));
            await writing.FollowAsync(_log.Log);
            Assert.Equal(2, CheckpointFile.Lines(_log.CheckpointFile).Count());
        }

        await _log.AppendAsync("a", "three");
        await _log.CheckpointAsync();
        Assert.Equal(3, CheckpointFile.Lines(_log.CheckpointFile).Count());
        Assert.Empty(await _log.FaultsAsync());
    }

    [Fact]
    public async Task Tables_made_before_there_were_checkpoints_get_them()
    {
        await _log.ExecuteAsync("DROP TABLE checkpoints");
        await Assert.ThrowsAsync<InvalidOperationException>(() => _log.VerifyAsync());
        await using var opened = _log.Database.OpenStore(_log.Clock);
        await _log.AppendAsync("a", "one");

        Assert.Equal(1, await CoverAsync());
        Assert.Empty(await _log.FaultsAsync());
    }

    private async Task UntilTheOtherCoversAsync()
    {
        while (await OtherCoversAsync() == 0)
        {
            await Task.Yield();
        }
    }

    /// <summary>A process in the middle of making a checkpoint, until it is told to go on.</summary>
    private sealed class HeldTurn : IDisposable
    {
        private readonly ManualResetEventSlim _begun = new();
        private readonly ManualResetEventSlim _goOn = new();

        public HeldTurn(Func<Action, Task<long>> cover)
        {
            Making = cover(Hold);
            _begun.Wait(Cancellation);
        }

        public Task<long> Making { get; }

        public void GoOn() => _goOn.Set();

        public void Dispose()
        {
            GoOn();
            _begun.Dispose();
            _goOn.Dispose();
        }

        private void Hold()
        {
            _begun.Set();
            _goOn.Wait(Cancellation);
        }
    }
}
