using System.Text.Json;
using Sentinel.Commands;
using Sentinel.Replay;
using Xunit;

namespace Sentinel.Tests.Commands;

public sealed class ReplayCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task Recorded_requests_are_answered_the_same()
    {
        var session = await RecordAsync();

        Assert.Equal(0, await RunAsync());
        Assert.Equal("2 requests replayed: 2 the same, 0 different\n", Text);
        Assert.Equal(0, await RunAsync("--session", $"{session.Id}", "--format", "json"));
        Assert.Equal(2, JsonElement.Parse(Text).GetProperty("same").GetInt32());
        Assert.Equal(0, await RunAsync("--list"));
        Assert.Matches($@"^{session.Id}  \S+  \S+  test\n$", Text);
    }

    [Fact]
    public async Task An_original_that_was_changed_is_shown_with_its_patch()
    {
        await RecordAsync();
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_directory.File("events.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE events SET data = CAST(replace(CAST(data AS TEXT), '\"low\"', '\"high\"') AS BLOB) WHERE type = 'plan.generated'";
            Assert.Equal(2, command.ExecuteNonQuery());
        }

        Assert.Equal(1, await RunAsync());
        Assert.Contains("event 2 plan.generated: /actions/0/riskLevel, /riskAssessment/overallRiskLevel", Text, StringComparison.Ordinal);
        Assert.EndsWith("2 requests replayed: 0 the same, 2 different\n", Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No recorded request was asked for", "--intent", "none")]
    [InlineData("--from yesterday is no time of RFC 3339", "--from", "yesterday")]
    [InlineData("'xml' is no format", "--format", "xml")]
    [InlineData("--speed", "--speed")]
    public async Task Wrong_arguments_are_refused(string reason, params string[] arguments)
    {
        await RecordAsync();

        Assert.Equal(2, await RunAsync(arguments));
        Assert.Empty(Text);
        Assert.Contains(reason, _error.ToString(), StringComparison.Ordinal);
    }

    private string Text => _output.ToString().ReplaceLineEndings("\n");

    private Task<int> RunAsync(params string[] arguments)
    {
        _output.GetStringBuilder().Clear();
        return ReplayCommand.RunAsync([ReplayCommand.Name, "--data", _directory.Path, .. arguments], _output, _error);
    }

    private async Task<ReplaySession> RecordAsync()
    {
        await using var sentinel = SentinelServices.CreateInProcess(_directory.Path);
        var session = await sentinel.Sessions.StartAsync("test", Cancellation);
        await sentinel.Pipeline.SubmitAsync(Sample.NewIntent().Utf8(), Cancellation);
        await sentinel.Pipeline.SubmitAsync(Sample.NewIntent().Utf8(), Cancellation);
        await sentinel.Sessions.EndAsync(Cancellation);
        return session;
    }
}
