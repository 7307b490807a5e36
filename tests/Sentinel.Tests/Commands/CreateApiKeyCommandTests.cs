using System.Text.Json;
using Sentinel.Commands;
using Sentinel.Http.Authentication;
using Xunit;

namespace Sentinel.Tests.Commands;

public sealed class CreateApiKeyCommandTests
{
    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string scopes)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CreateApiKeyCommand.RunAsync([CreateApiKeyCommand.Name, "--name", "agent", "--scopes", scopes], output, error);
        return (exitCode, output.ToString(), error.ToString());
    }

    [Fact]
    public async Task What_it_prints_makes_the_key_known()
    {
        var (exitCode, output, _) = await RunAsync("intents:write, verify");
        var secret = output.Split('\n')[0].Split(' ')[^1].Trim();
        var key = JsonElement.Parse(output[output.IndexOf('{')..]).GetProperty("Sentinel").GetProperty("ApiKeys")[0].Deserialize<ApiKeyOptions>()!;

        Assert.Equal(0, exitCode);
        Assert.Equal("agent", new ApiKeyRing([key]).Find(secret)?.Identity?.Name);
        Assert.Equal([Scopes.IntentsWrite, Scopes.Verify], key.Scopes);
        Assert.Equal(output.IndexOf(secret, StringComparison.Ordinal), output.LastIndexOf(secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("everything")]
    [InlineData(",")]
    public async Task An_unknown_scope_makes_no_key(string scopes)
    {
        var (exitCode, output, error) = await RunAsync(scopes);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("Valid scopes are intents:write, approvals:write,", error, StringComparison.Ordinal);
    }
}
