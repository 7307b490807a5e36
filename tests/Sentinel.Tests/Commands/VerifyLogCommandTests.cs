using System.Text.Json;
using Microsoft.Data.Sqlite;
using Sentinel.Commands;
using Sentinel.Events;
using Sentinel.Signing;
using Xunit;

namespace Sentinel.Tests.Commands;

public sealed class VerifyLogCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Text => _output.ToString().ReplaceLineEndings("\n");

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        _directory.Dispose();
    }

    private Task<int> Run(params string[] arguments) => Run("", arguments);

    private async Task<int> Run(string input, string[] arguments)
    {
        using var reader = new StringReader(input);
        return await VerifyLogCommand.RunAsync(["verify-log", "--data", _directory.Path, .. arguments], reader, _output, _error);
    }

    private async Task<Receipt> FillAsync(SentinelOptions? options = null)
    {
        options ??= new SentinelOptions { AllowGeneratedKey = true };
        options.DataDirectory = _directory.Path;
        await using var sentinel = await SentinelServices.OpenAsync(options, cancellation: Cancellation);
        return await AppendAsync(sentinel);
    }

    private static Task<Receipt> AppendAsync(SentinelServices sentinel) => sentinel.Store.AppendAsync(
        new StreamAppend("a", 0, [new NewEvent("t", "one"u8.ToArray()), new NewEvent("t", "two"u8.ToArray())]), Cancellation);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_directory.File("events.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.True(command.ExecuteNonQuery() > 0);
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(_directory.File(name), text);
        return _directory.File(name);
    }

    [Fact]
    public async Task An_intact_log_is_said_to_be_so()
    {
        await FillAsync();

        Assert.Equal(0, await Run());
        Assert.Equal("2 events in 1 streams, 1 checkpoints: intact\n", Text);
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task A_log_is_verified_beside_the_service_that_writes_it()
    {
        await using var sentinel = SentinelServices.CreateInProcess(_directory.Path);
        await AppendAsync(sentinel);

        Assert.Equal(0, await Run());
        Assert.StartsWith("2 events in 1 streams, ", Text, StringComparison.Ordinal);
        Assert.Equal(3, (await sentinel.Store.AppendAsync(new StreamAppend("a", 2, [new NewEvent("t", "three"u8.ToArray())]), Cancellation)).Sequence);
    }

    [Fact]
    public async Task Every_fault_is_printed_and_nothing_that_speaks_to_the_terminal()
    {
        await FillAsync();
        Execute("UPDATE events SET data = x'00' WHERE sequence = 2");
        Execute("INSERT INTO streams(name, version, head) VALUES('\u001b[2J', 0, zeroblob(32))");

        Assert.Equal(1, await Run());
        Assert.Equal("2 events in 2 streams, 1 checkpoints: 2 faults\nevent 2 of stream 'a' is not what was appended\nstream '?[2J' holds no event\n", Text);
    }

    [Fact]
    public async Task Programs_get_JSON()
    {
        await FillAsync();
        Execute("UPDATE events SET data = x'00' WHERE sequence = 2");

        Assert.Equal(1, await Run("--format", "json"));
        var answer = JsonElement.Parse(Text);
        Assert.Equal((2L, 1L, 1L, 0L), (Number(answer, "events"), Number(answer, "streams"), Number(answer, "checkpoints"), Number(answer, "uncovered")));
        Assert.False(answer.GetProperty("intact").GetBoolean());
        var fault = answer.GetProperty("faults")[0];
        Assert.Equal(("a", 2L, "is not what was appended"), (fault.GetProperty("stream").GetString(), Number(fault, "sequence"), fault.GetProperty("what").GetString()));
    }

    [Fact]
    public async Task A_receipt_is_taken_by_itself_or_in_the_answer_that_holds_it()
    {
        var receipt = await FillAsync();
        var text = $$"""{"stream":"{{receipt.Stream}}","sequence":{{receipt.Sequence}},"hash":"{{receipt.Hash}}"}""";

        Assert.Equal(0, await Run("--receipt", Write("receipt.json", text)));
        Assert.Equal(0, await Run($$"""{"intentId":"x","receipt":{{text}}}""", ["--receipt", "-"]));
        Assert.Equal(1, await Run(text.Replace("\"sequence\":2", "\"sequence\":3", StringComparison.Ordinal), ["--receipt", "-"]));
        Assert.Contains("event 3 of stream 'a' is missing, and there is a receipt for it", Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_come_from_the_configuration_of_the_service()
    {
        var file = _directory.File("key.pem");
        SigningKey.WriteNew(file).Dispose();
        await FillAsync(new SentinelOptions { SigningKeyFile = file });

        Assert.Equal(0, await Run("--Sentinel:SigningKeyFile", file));
        Assert.Equal(0, await Run($"--Sentinel:SigningKeyFile={file}"));

        var other = _directory.File("other.pem");
        SigningKey.WriteNew(other).Dispose();
        Assert.Equal(1, await Run("--Sentinel:SigningKeyFile", other));
        Assert.Contains("which is not trusted", Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_verified_and_none_is_made()
    {
        await FillAsync();
        var key = _directory.File("development-signing-key.pem");
        File.Delete(key);

        Assert.Equal(2, await Run());
        Assert.Contains("No signing key is configured", _error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(key));
    }

    [Theory]
    [InlineData(false, "There is no event database")]
    [InlineData(true, "not a database")]
    public async Task What_is_no_event_database_cannot_be_verified(bool isThere, string reason)
    {
        SigningKey.WriteNew(_directory.File("development-signing-key.pem")).Dispose();
        if (isThere)
        {
            Write("events.db", new string('x', 10_000));
        }

        Assert.Equal(2, await Run());
        Assert.Contains(reason, _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--fromat", "json")]
    [InlineData("--format", "xml")]
    [InlineData("--urls", "http://127.0.0.1:0")]
    [InlineData("extra")]
    [InlineData("--receipt", "missing.json")]
    [InlineData("--receipt", "-")]
    public async Task Wrong_arguments_are_refused_with_the_reason(params string[] arguments)
    {
        await FillAsync();

        Assert.Equal(2, await Run("{}", arguments));
        Assert.StartsWith("sentinel: ", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Text);
    }

    private static long Number(JsonElement element, string name) => element.GetProperty(name).GetInt64();
}
