using System.Diagnostics;
using System.Net;
using System.Text;
using Sentinel.Http.Authentication;
using Sentinel.Serving;
using Xunit;

namespace Sentinel.Tests.Http;

/// <summary>The program itself, as a process.</summary>
public sealed class ProgramTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    private Process Start(params string[] arguments) => ProgramProcess.Start(ProgramProcess.Command("Sentinel.dll", arguments), _directory.Path);

    private Task<ServerProcess> ServeAsync(params string[] arguments) =>
        ServerProcess.StartAsync(ProgramProcess.Command("Sentinel.dll", arguments), _directory.Path, Cancellation);

    [Fact]
    public async Task Without_configuration_it_serves_says_where_it_keeps_what_and_ends_cleanly()
    {
        using var server = await ServeAsync("--urls", "http://127.0.0.1:0");
        var data = Path.Combine(_directory.Path, "data");
        Assert.Contains($"Events are kept in {data}.", server.Log, StringComparison.Ordinal);
        Assert.Contains("generated for development, kept in", server.Log, StringComparison.Ordinal);
        var secret = (await File.ReadAllLinesAsync(Path.Combine(data, "development-signing-key.pem"), Cancellation))[1];
        Assert.DoesNotContain(secret, server.Log, StringComparison.Ordinal);

        using var client = new HttpClient { BaseAddress = server.Address };
        using var content = new StringContent(Sample.Intent().ToJsonString(), Encoding.UTF8, "application/json");
        var response = await client.PostAsync("/api/v1/intents", content, Cancellation);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health", Cancellation)).StatusCode);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(0, await server.EndAsync(Cancellation));
            Assert.False(File.Exists(Path.Combine(data, "events.db-wal")));
        }
    }

    /// <summary>Each write of an event would wake whoever watches a folder above it.</summary>
    [Fact]
    public async Task It_watches_no_files_where_it_writes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process watches is read from /proc.");
        using var server = await ServeAsync("--urls", "http://127.0.0.1:0");

        var open = Directory.GetFiles($"/proc/{server.Id}/fd").Select(file => new FileInfo(file).LinkTarget).ToList();

        Assert.Contains(open, target => target?.EndsWith("events.db", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(open, target => target?.Contains("inotify", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Its_log_is_verified_while_it_runs()
    {
        using var server = await ServeAsync("--urls", "http://127.0.0.1:0");
        using var client = new HttpClient { BaseAddress = server.Address };
        using var content = new StringContent(Sample.Intent().ToJsonString(), Encoding.UTF8, "application/json");
        var answer = await (await client.PostAsync("/api/v1/intents", content, Cancellation)).Content.ReadAsStringAsync(Cancellation);
        var receipt = Path.Combine(_directory.Path, "answer.json");
        await File.WriteAllTextAsync(receipt, answer, Cancellation);

        using var verifying = Start("verify-log", "--receipt", receipt);
        var output = await verifying.StandardOutput.ReadToEndAsync(Cancellation).WaitAsync(Patience, Cancellation);
        await verifying.WaitForExitAsync(Cancellation).WaitAsync(Patience, Cancellation);

        Assert.Equal(0, verifying.ExitCode);
        Assert.Matches("^3 events in 1 streams, [01] checkpoints: intact", output);
    }

    [Fact]
    public async Task With_keys_it_listens_where_it_is_told_and_says_whose_they_are()
    {
        const string key = "a key of 256 bits, for once";
        using var server = await ServeAsync(
            "--Kestrel:Endpoints:Http:Url", "http://127.0.0.1:0", "--Sentinel:AllowGeneratedKey", "true", "--Sentinel:ApiKeys:0:Name", "agent",
            "--Sentinel:ApiKeys:0:Hash", ApiKeySecret.HashOf(key), "--Sentinel:ApiKeys:0:Scopes:0", Scopes.IntentsWrite);
        Assert.Contains("API keys: agent (intents:write).", server.Log, StringComparison.Ordinal);

        using var client = new HttpClient { BaseAddress = server.Address };
        using var refused = new StringContent(Sample.Intent().ToJsonString(), Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync("/api/v1/intents", refused, Cancellation)).StatusCode);

        client.DefaultRequestHeaders.Add("X-API-Key", key);
        using var taken = new StringContent(Sample.Intent().ToJsonString(), Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.Created, (await client.PostAsync("/api/v1/intents", taken, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_port_that_is_taken_ends_it_with_one_line()
    {
        using var server = await ServeAsync("--urls", "http://127.0.0.1:0");
        using var second = Start("--urls", server.Address.ToString(), "--Sentinel:DataDirectory", "other");
        var output = second.StandardOutput.ReadToEndAsync(Cancellation);
        var error = await second.StandardError.ReadToEndAsync(Cancellation).WaitAsync(Patience, Cancellation);
        await second.WaitForExitAsync(Cancellation).WaitAsync(Patience, Cancellation);

        Assert.Equal(1, second.ExitCode);
        Assert.Equal($"sentinel: Failed to bind to address {server.Address.ToString().TrimEnd('/')}: address already in use.", error.TrimEnd());
        Assert.DoesNotContain("Exception", await output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Making_a_key_prints_it_and_starts_nothing()
    {
        using var process = Start("create-api-key", "--name", "agent", "--scopes", "verify");
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation).WaitAsync(Patience, Cancellation);
        await process.WaitForExitAsync(Cancellation).WaitAsync(Patience, Cancellation);

        Assert.Equal(0, process.ExitCode);
        Assert.Contains("sentinel_", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_directory.Path));
    }

    [Theory]
    [InlineData("--urls", "http://0.0.0.0:0", "No API keys are configured")]
    [InlineData("--http_ports", "8080", "No API keys are configured")]
    [InlineData("--Kestrel:Endpoints:A:Url", "http://0.0.0.0:0", "No API keys are configured")]
    [InlineData("--Sentinel:ApiKeysFile", "missing.json", "missing.json", 1)]
    [InlineData("--Sentinel:ApiKeys:0:Name", "agent", "Invalid hash of API key 'agent'")]
    [InlineData("--Sentinel:Limits:Burst", "0", "Invalid limit Burst")]
    [InlineData("--Sentinel:StoreBreaker:FailureRatio", "2", "Invalid failure ratio 2")]
    [InlineData("--Sentinel:SigningKey", "nonsense", "not an Ed25519 or P-256 key")]
    [InlineData("--Sentinel:SigningKeyFile", "missing.pem", "missing.pem", 1)]
    [InlineData("--Sentinel:KeyDirectory", "missing", "keys.json", 1)]
    [InlineData("--Sentinel:ClockSkew", "-00:00:01", "Invalid clock skew")]
    [InlineData("--Sentinel:ClokSkew", "00:00:01", "Sentinel:ClokSkew is no option. Sentinel has AllowGeneratedKey, ")]
    [InlineData("--Sentinel:ApprovalLifetime", "soon", "ApprovalLifetime")]
    [InlineData("--Sentinel:PostgreSql", "nonsense", "connection string is not one")]
    [InlineData("--Sentinel:PostgreSql", "Host=/nowhere;Database=d;Username=u", "cannot be opened: no connection to the server", 1)]
    public async Task A_wrong_configuration_ends_it_at_once_with_the_reason(string option, string value, string reason, int exitCode = 2)
    {
        using var process = Start(option, value);
        try
        {
            var error = await process.StandardError.ReadToEndAsync(Cancellation).WaitAsync(Patience, Cancellation);
            await process.WaitForExitAsync(Cancellation).WaitAsync(Patience, Cancellation);

            Assert.Equal(exitCode, process.ExitCode);
            Assert.StartsWith("sentinel: ", error, StringComparison.Ordinal);
            Assert.Contains(reason, error, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
