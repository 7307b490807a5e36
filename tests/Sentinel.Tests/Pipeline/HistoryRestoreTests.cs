using Microsoft.Data.Sqlite;
using Xunit;

namespace Sentinel.Tests.Pipeline;

public sealed class HistoryRestoreTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"version\":")]
    public async Task A_start_over_an_intent_that_was_changed_is_refused_and_names_the_event(string data)
    {
        var options = new SentinelOptions { DataDirectory = _directory.Path, AllowGeneratedKey = true };
        await using (var sentinel = await SentinelServices.OpenAsync(options, cancellation: Cancellation))
        {
            await sentinel.Pipeline.SubmitAsync(Sample.Intent().Utf8(), Cancellation);
        }

        using var connection = new SqliteConnection($"Data Source={_directory.File("events.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE events SET data = CAST($data AS BLOB) WHERE sequence = 1";
        command.Parameters.AddWithValue("$data", data);
        Assert.Equal(1, command.ExecuteNonQuery());

        var error = await Assert.ThrowsAsync<FormatException>(() => SentinelServices.OpenAsync(options, cancellation: Cancellation));
        Assert.Equal($"Event 1 of stream 'intent/{Sample.IntentId}' is not the intent that was stored. See verify-log.", error.Message);
    }
}
