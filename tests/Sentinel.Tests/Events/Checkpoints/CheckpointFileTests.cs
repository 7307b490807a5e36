using System.Text;
using Sentinel.Events.Checkpoints;
using Sentinel.Tests.Events.Sqlite;
using Xunit;

namespace Sentinel.Tests.Events.Checkpoints;

public sealed class CheckpointFileTests : IAsyncLifetime
{
    private SqliteCheckpointedLog _log = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _log = await SqliteCheckpointedLog.FilledAsync();

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    private async Task<string> ExpectedAsync() => string.Concat((await _log.CheckpointsAsync()).Select(checkpoint => Encoding.UTF8.GetString(checkpoint.Utf8.Span) + "\n"));

    private Task<string> ReadAsync() => File.ReadAllTextAsync(_log.CheckpointFile, Cancellation);

    [Fact]
    public async Task It_holds_every_checkpoint_of_the_database()
    {
        Assert.Equal(3, CheckpointFile.Lines(_log.CheckpointFile).Count());
        Assert.Equal(await ExpectedAsync(), await ReadAsync());
    }

    [Fact]
    public async Task What_it_lacks_is_filled_up()
    {
        File.Delete(_log.CheckpointFile);
        await _log.CheckpointAsync();

        Assert.Equal(await ExpectedAsync(), await ReadAsync());
    }

    [Theory]
    [InlineData("{\"digest\":\"ab")]
    [InlineData("\0\0\0\0\0")]
    [InlineData("\0\0\0\0\n\0\0")]
    public async Task What_a_power_cut_left_of_a_line_is_written_anew(string rest)
    {
        var whole = await ReadAsync();
        await File.WriteAllTextAsync(_log.CheckpointFile, whole[..whole.TrimEnd('\n').LastIndexOf('\n')] + "\n" + rest, Cancellation);
        await _log.CheckpointAsync();

        Assert.Equal(await ExpectedAsync(), await ReadAsync());
    }

    [Fact]
    public async Task Half_of_the_first_line_is_written_anew()
    {
        await File.WriteAllTextAsync(_log.CheckpointFile, (await ReadAsync())[..50], Cancellation);
        await _log.CheckpointAsync();

        Assert.Equal(await ExpectedAsync(), await ReadAsync());
    }

    [Fact]
    public async Task It_is_left_alone_when_the_database_was_cut_back()
    {
        var whole = await ReadAsync();
        await _log.ExecuteAsync("DELETE FROM checkpoints WHERE number = 3");
        using (var file = new CheckpointFile(_log.CheckpointFile))
        {
            await Assert.ThrowsAsync<InvalidDataException>(() => file.FollowAsync(_log.Log));
        }

        await _log.AppendAsync("a", "more");
        await _log.CheckpointAsync();

        Assert.Equal(whole, await ReadAsync());
        Assert.Contains("checkpoint 3 is another one in checkpoints.jsonl", await _log.FaultsAsync());
    }

    [Fact]
    public async Task A_file_of_something_else_is_left_alone()
    {
        await File.WriteAllTextAsync(_log.CheckpointFile, "something\nelse\n", Cancellation);
        await _log.CheckpointAsync();

        Assert.Equal("something\nelse\n", await ReadAsync());
        Assert.Equal(["line 1 of checkpoints.jsonl is no checkpoint", "line 2 of checkpoints.jsonl is no checkpoint"], await _log.FaultsAsync());
    }
}
