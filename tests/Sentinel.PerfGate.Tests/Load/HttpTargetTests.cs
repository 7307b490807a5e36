using System.Text;
using Sentinel.PerfGate.Load;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load;

public sealed class HttpTargetTests
{
    [Fact]
    public async Task An_answer_with_an_expected_status_is_a_success()
    {
        Assert.Equal(RequestOutcome.Success, await SendAsync(_ => ScriptedServer.Answer("204 No Content", "")));
        Assert.Equal(
            RequestOutcome.Success,
            await SendAsync(_ => ScriptedServer.Answer("429 Too Many Requests", ""), template => template with { ExpectedStatus = new HashSet<int> { 200, 429 } }));
    }

    [Fact]
    public async Task Another_status_is_a_failure_that_names_it() =>
        Assert.Equal(
            RequestOutcome.Failed(FailureClass.Status, "503 Service Unavailable"),
            await SendAsync(_ => ScriptedServer.Answer("503 Service Unavailable", "later")));

    [Fact]
    public async Task A_redirect_is_not_followed() =>
        Assert.Equal(FailureClass.Status, (await SendAsync(_ => ScriptedServer.Answer("302 Found", ""))).Failure);

    [Theory]
    [InlineData("{\"valid\":true}", null)]
    [InlineData("{\"valid\":false}", FailureClass.BadBody)]
    public async Task The_body_must_hold_the_expected_text(string body, FailureClass? expected)
    {
        var outcome = await SendAsync(_ => ScriptedServer.Answer("200 OK", body), template => template with { ExpectedBody = "\"valid\":true" });

        Assert.Equal(expected, outcome.Failure);
    }

    [Fact]
    public async Task An_answer_that_is_not_http_is_a_bad_body() =>
        Assert.Equal(FailureClass.BadBody, (await SendAsync(_ => Encoding.ASCII.GetBytes("SSH-2.0-OpenSSH\r\n\r\n"))).Failure);

    [Fact]
    public async Task A_connection_closed_without_an_answer_is_a_reset() =>
        Assert.Equal(FailureClass.Reset, (await SendAsync(_ => null)).Failure);

    [Fact]
    public async Task A_connection_closed_in_the_middle_of_the_body_is_a_reset() =>
        Assert.Equal(FailureClass.Reset, (await SendAsync(_ => ScriptedServer.Answer("200 OK", "half", length: 8))).Failure);

    [Fact]
    public async Task A_port_where_nothing_listens_is_refused()
    {
        using var target = new HttpTarget(new HttpRequestTemplate(new Uri($"http://127.0.0.1:{ClosedPort.Find()}/")));

        Assert.Equal(FailureClass.Refused, (await target.SendAsync(TestContext.Current.CancellationToken)).Failure);
    }

    [Fact]
    public async Task A_cancelled_request_is_left_to_who_cancelled_it()
    {
        using var cancellation = new CancellationTokenSource();
        await using var server = new ScriptedServer(_ =>
        {
            cancellation.Cancel();
            return Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\n");
        });
        using var target = new HttpTarget(new HttpRequestTemplate(server.Url));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await target.SendAsync(cancellation.Token));
    }

    [Fact]
    public async Task Method_headers_and_body_are_sent_as_given()
    {
        var received = "";
        var outcome = await SendAsync(
            request =>
            {
                received = request;
                return ScriptedServer.Answer("200 OK", "");
            },
            template => template with
            {
                Method = HttpMethod.Post,
                Headers = [new("X-Run", "7"), new("Content-Language", "en")],
                Body = "{\"intent\":1}"u8.ToArray(),
            });

        Assert.Equal(RequestOutcome.Success, outcome);
        Assert.StartsWith("POST / HTTP/1.1\r\n", received, StringComparison.Ordinal);
        Assert.Contains("X-Run: 7\r\n", received, StringComparison.Ordinal);
        Assert.Contains("Content-Language: en\r\n", received, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json\r\n", received, StringComparison.Ordinal);
        Assert.EndsWith("{\"intent\":1}", received, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("/health")]
    public void Other_addresses_than_http_are_refused(string url) =>
        Assert.Contains(
            url,
            Assert.Throws<ArgumentException>(() => new HttpTarget(new HttpRequestTemplate(new Uri(url, UriKind.RelativeOrAbsolute)))).Message,
            StringComparison.Ordinal);

    private static async Task<RequestOutcome> SendAsync(
        Func<string, byte[]?> script,
        Func<HttpRequestTemplate, HttpRequestTemplate>? change = null)
    {
        await using var server = new ScriptedServer(script);
        var template = new HttpRequestTemplate(server.Url);
        using var target = new HttpTarget(change?.Invoke(template) ?? template);
        return await target.SendAsync(TestContext.Current.CancellationToken);
    }
}
