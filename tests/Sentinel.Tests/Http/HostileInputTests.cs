using System.Net;
using System.Text;
using Sentinel.Http.Limits;
using Xunit;

namespace Sentinel.Tests.Http;

/// <summary>What no well-meaning client sends. Each is answered with a clear 4xx or a closed connection, and the service goes on.</summary>
public sealed class HostileInputTests : IAsyncLifetime
{
    private const long Huge = 100L * 1_024 * 1_024;
    private const string Post = "POST /api/v1/intents HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";

    private GuardedServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        var limits = new LimitOptions { HeaderTimeout = TimeSpan.FromSeconds(1), MinRateGrace = TimeSpan.FromSeconds(1.1) };
        _server = await GuardedServer.StartAsync(new SentinelOptions { Limits = limits });
    }

    public async ValueTask DisposeAsync()
    {
        // Whatever a test did, the service still does its work.
        await AssertServingAsync();
        await _server.DisposeAsync();
    }

    private async Task AssertServingAsync()
    {
        var intent = Sample.Intent();
        intent["intentId"] = Guid.NewGuid().ToString();
        intent["userId"] = Guid.NewGuid().ToString();
        Assert.Equal(HttpStatusCode.Created, (await _server.PostAsync("/api/v1/intents", intent.ToJsonString())).StatusCode);
    }

    private async Task<string> AnswerAsync(string request)
    {
        using var connection = await RawConnection.OpenAsync(_server.Address);
        var answer = connection.ReadToEndAsync();
        await connection.SendUntilClosedAsync(Encoding.Latin1.GetBytes(request), 1);
        return await answer;
    }

    /// <summary>At most one answer, of that status; a closed connection may have cut it off.</summary>
    private static void AssertRefused(string answer, params int[] statuses)
    {
        Assert.True(
            answer.Length == 0 || statuses.Any(status => answer.StartsWith($"HTTP/1.1 {status} ", StringComparison.Ordinal)), answer);
        Assert.Equal(answer.IndexOf("HTTP/1.1 ", StringComparison.Ordinal), answer.LastIndexOf("HTTP/1.1 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_of_100_MB_is_refused_without_being_read()
    {
        using var connection = await RawConnection.OpenAsync(_server.Address);
        var answer = connection.ReadToEndAsync();
        await connection.SendAsync($"{Post}Content-Length: {Huge}\r\n\r\n");
        var taken = await connection.SendUntilClosedAsync(new byte[1_024 * 1_024], Huge);

        Assert.InRange(taken, 0, Huge - 1);
        AssertRefused(await answer, 413);
    }

    [Fact]
    public async Task A_body_without_an_end_is_refused_at_the_limit()
    {
        using var connection = await RawConnection.OpenAsync(_server.Address);
        var answer = connection.ReadToEndAsync();
        await connection.SendAsync($"{Post}Transfer-Encoding: chunked\r\n\r\n");
        var taken = await connection.SendUntilClosedAsync(Encoding.ASCII.GetBytes($"10000\r\n{new string(' ', 0x10000)}\r\n"), Huge);

        Assert.InRange(taken, 0, Huge - 1);
        AssertRefused(await answer, 413);
    }

    [Theory]
    [InlineData("POST /api/v1/intents HTTP/1.1\r\nHost: a\r\nX-Slow:")]
    [InlineData("POST /api")]
    [InlineData(Post + "Content-Length: 1000\r\n\r\n{")]
    [InlineData(Post + "Transfer-Encoding: chunked\r\n\r\n3e8\r\n{")]
    public async Task Many_who_never_finish_are_closed_and_disturb_nobody(string beginning)
    {
        var connections = new List<RawConnection>();
        for (var i = 0; i < 100; i++)
        {
            connections.Add(await RawConnection.OpenAsync(_server.Address));
            await connections[i].SendAsync(beginning);
        }

        await AssertServingAsync();
        var answers = await Task.WhenAll(connections.Select(connection => connection.ReadToEndAsync()));

        Assert.All(answers, answer => AssertRefused(answer, 408));
        connections.ForEach(connection => connection.Dispose());
    }

    public static TheoryData<string, string> Bodies => new()
    {
        { "depth 10,000", Parameter($"{new string('[', 10_000)}{new string(']', 10_000)}") },
        { "depth 10,000 without an end", new string('[', 10_000) },
        { "10,000 nested objects", string.Concat(Enumerable.Repeat("""{"a":""", 10_000)) },
        { "a key given twice", Parameter("2,\"copies\":3") },
        { "a key given twice, once escaped", Parameter("2,\"c\\u006fpies\":3") },
        { "a byte that is not UTF-8", Parameter("\"\u00FF\"") },
        { "an overlong slash", Parameter("\"\u00C0\u00AF\"") },
        { "a surrogate in UTF-8", Parameter("\"\u00ED\u00A0\u0080\"") },
        { "half a surrogate pair", Parameter("\"\\ud800\"") },
        { "halves in the wrong order", Parameter("\"\\udc00\\ud800\"") },
        { "half a pair as a key", Parameter("2,\"\\ud800\":1") },
        { "100,000 digits", Parameter(new string('9', 100_000)) },
        { "a number beyond a double", Parameter("1e999999999") },
        { "an integer beyond 2^53", Parameter("9007199254740993") },
        { "not a number", Parameter("NaN") },
        { "a control character", Parameter("\"\u0001\"") },
        { "no JSON", "\0\0\0\0" },
        { "nothing", "" },
    };

    private static string Parameter(string value) =>
        Sample.Intent().ToJsonString().Replace("\"copies\":2", $"\"copies\":{value}", StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Bodies), DisableDiscoveryEnumeration = true)]
    public async Task A_hostile_body_is_a_400(string name, string latin1)
    {
        foreach (var path in (string[])["/api/v1/intents", "/api/v1/verify"])
        {
            using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(latin1));
            content.Headers.ContentType = new("application/json");
            var response = await _server.Client.PostAsync(path, content, TestContext.Current.CancellationToken);

            Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{name} at {path}: {response.StatusCode}");
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task Floods_of_headers_are_refused()
    {
        var many = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"X-{i}: a\r\n"));

        AssertRefused(await AnswerAsync($"{Post}{many}\r\n"), 431);
        AssertRefused(await AnswerAsync($"{Post}X-Large: {new string('a', 100_000)}\r\n\r\n"), 431);
        AssertRefused(await AnswerAsync($"GET /{new string('a', 100_000)} HTTP/1.1\r\nHost: a\r\n\r\n"), 414);
    }

    /// <summary>Behind each request lies another one, which must not be taken for a request of its own.</summary>
    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n-1\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFFFF\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\n{}x\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n")]
    [InlineData("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}")]
    [InlineData("Content-Length: 2, 3\r\n\r\n{}")]
    [InlineData("Content-Length: -2\r\n\r\n{}")]
    [InlineData("Content-Length: 0x2\r\n\r\n{}")]
    [InlineData("Content-Length: 99999999999999999999\r\n\r\n{}")]
    [InlineData("Content-Length : 2\r\n\r\n{}")]
    [InlineData("X-Folded: a\r\n b\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("Host: b\r\nContent-Length: 2\r\n\r\n{}")]
    public async Task A_request_whose_end_is_in_doubt_is_refused_and_nothing_behind_it_is_served(string rest) =>
        AssertRefused(await AnswerAsync($"{Post}{rest}GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
}
