using System.Net;
using System.Net.ServerSentEvents;
using System.Text;
using Sentinel.Events;
using Xunit;

namespace Sentinel.Tests.Http.Events;

public sealed class EventFeedTests : IAsyncLifetime
{
    private readonly HttpFixture _http = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _http.InitializeAsync();

    public ValueTask DisposeAsync() => _http.DisposeAsync();

    private async Task<HttpResponseMessage> FollowAsync(string query = "", string? lastSeen = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/events{query}");
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (lastSeen is not null)
        {
            request.Headers.Add("Last-Event-ID", lastSeen);
        }

        return await _http.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
    }

    private static async Task<List<SseItem<string>>> TakeAsync(HttpResponseMessage response, int count)
    {
        var items = new List<SseItem<string>>();
        await foreach (var item in SseParser.Create(await response.Content.ReadAsStreamAsync(Cancellation)).EnumerateAsync(Cancellation))
        {
            items.Add(item);
            if (items.Count == count)
            {
                break;
            }
        }

        return items;
    }

    private static string[] Data(IEnumerable<SseItem<string>> items) =>
        [.. items.Select(item => Sample.Element(item.Data).GetProperty("data").GetRawText())];

    private Task<Receipt> AppendAsync(string stream, params string[] data) => _http.Sentinel.Store.AppendAsync(
        new StreamAppend(stream, null, [.. data.Select(text => new NewEvent("thing.happened", Encoding.UTF8.GetBytes(text)))]), Cancellation);

    [Fact]
    public async Task Events_are_told_as_they_become_durable_from_now_on()
    {
        await AppendAsync("a", "1");
        using var response = await FollowAsync();
        await AppendAsync("a", "2");
        await AppendAsync("b", "3");
        var items = await TakeAsync(response, 2);

        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal(["2", "3"], Data(items));
        Assert.All(items, item => Assert.Equal(item.EventId, Sample.Element(item.Data).GetProperty("position").GetRawText()));
    }

    [Fact]
    public async Task A_client_that_comes_back_misses_nothing()
    {
        await AppendAsync("a", "1", "2", "3");
        using var fromTheStart = await FollowAsync("?after=0");
        var seen = await TakeAsync(fromTheStart, 2);
        using var again = await FollowAsync("?after=0", seen[^1].EventId);

        Assert.Equal(["1", "2"], Data(seen));
        Assert.Equal(["3"], Data(await TakeAsync(again, 1)));
    }

    [Theory]
    [InlineData("?after=0&stream=b", "2", "4")]
    [InlineData("?after=0&type=thing.happened", "1", "2")]
    public async Task Only_what_is_asked_for_is_told(string query, params string[] expected)
    {
        await AppendAsync("a", "1");
        await AppendAsync("b", "2");
        await AppendAsync("a", "3");
        await AppendAsync("b", "4");
        using var response = await FollowAsync(query);

        Assert.Equal(expected, Data(await TakeAsync(response, 2)));
    }

    [Fact]
    public async Task A_feed_ends_when_the_service_stops()
    {
        using var response = await FollowAsync();
        var rest = TakeAsync(response, int.MaxValue);
        await _http.StopServingAsync();

        Assert.Empty(await rest);
    }

    [Fact]
    public async Task A_range_or_a_limit_makes_no_sense_of_what_is_to_come()
    {
        var response = await FollowAsync("?limit=5&to=2026-01-31T12:00:00Z");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(
            ["to: cannot be combined with Accept: text/event-stream", "limit: cannot be combined with Accept: text/event-stream"],
            await HttpFixture.ErrorsAsync(response));
    }
}
