using System.Net;
using System.Text;
using System.Text.Json;
using Sentinel.Events;
using Xunit;

namespace Sentinel.Tests.Http.Events;

public sealed class EventsEndpointTests : IAsyncLifetime
{
    private readonly ClockedHttpFixture _http = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _http.InitializeAsync();

    public ValueTask DisposeAsync() => _http.DisposeAsync();

    private async Task<JsonElement> ReadAsync(string query)
    {
        var response = await _http.GetAsync($"/api/v1/events{query}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await HttpFixture.JsonAsync(response);
    }

    private Task<Receipt> AppendAsync(string stream, params string[] data) => _http.Sentinel.Store.AppendAsync(
        new StreamAppend(stream, null, [.. data.Select(text => new NewEvent("thing.happened", Encoding.UTF8.GetBytes(text)))]), Cancellation);

    private static string[] Data(JsonElement page) => [.. page.GetProperty("events").EnumerateArray().Select(found => found.GetProperty("data").GetRawText())];

    /// <summary>All pages of a query behind a place, and how many there were.</summary>
    private async Task<(string[] Data, int Pages)> ReadAllAsync(string query, long after = 0)
    {
        List<string> data = [];
        for (var pages = 1; ; pages++)
        {
            var page = await ReadAsync($"{query}&after={after}");
            data.AddRange(Data(page));
            if (page.GetProperty("next").ValueKind == JsonValueKind.Null)
            {
                return ([.. data], pages);
            }

            after = page.GetProperty("next").GetInt64();
        }
    }

    [Fact]
    public async Task An_event_is_shown_as_it_is_stored_so_that_its_hash_can_be_checked()
    {
        var submitted = await _http.SubmitAsync();
        var stream = $"intent/{submitted["intentId"]}";
        var shown = (await ReadAsync($"?stream={stream}")).GetProperty("events")[2];
        var stored = (await _http.Sentinel.Store.ReadStreamAsync(stream, cancellation: Cancellation))[2];

        Assert.Equal(
            ["position", "stream", "sequence", "id", "type", "time", "data", "hash"],
            shown.EnumerateObject().Select(property => property.Name));
        Assert.Equal((stored.Position, stream, 3L), (shown.GetProperty("position").GetInt64(), shown.GetProperty("stream").GetString(), shown.GetProperty("sequence").GetInt64()));
        Assert.Equal((stored.Id, "approval.issued"), (shown.GetProperty("id").GetGuid(), shown.GetProperty("type").GetString()));
        Assert.Equal("2026-01-31T12:00:00.000000Z", shown.GetProperty("time").GetString());
        Assert.Equal(Encoding.UTF8.GetString(stored.Data.Span), shown.GetProperty("data").GetRawText());
        Assert.Equal(stored.Hash, shown.GetProperty("hash").GetString());
        Assert.Equal(submitted["approval"]!["approvalId"]!.GetValue<string>(), shown.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Data_that_is_no_JSON_is_shown_as_base64()
    {
        await AppendAsync("a", "", "{", "{\"a\":1}");
        var events = (await ReadAsync("?stream=a")).GetProperty("events");

        Assert.Equal(["", "ew=="], events.EnumerateArray().Take(2).Select(found => found.GetProperty("dataBase64").GetString()));
        Assert.Equal("{\"a\":1}", events[2].GetProperty("data").GetRawText());
    }

    [Theory]
    [InlineData("?stream=a&limit=3", 5)]
    [InlineData("?type=thing.happened&limit=3", 5)]
    [InlineData("?from=2026-01-31T12:00:00Z&limit=3", 5)]
    [InlineData("?to=2026-02-01T00:00:00Z&limit=3", 5)]
    [InlineData("?limit=3", 5)]
    [InlineData("?limit=120", 1)]
    public async Task Pages_follow_one_another_without_a_gap(string query, int pages)
    {
        string[] numbers = [.. Enumerable.Range(0, 13).Select(i => $"{i}")];
        foreach (var number in numbers)
        {
            await AppendAsync("a", number);
        }

        Assert.Equal(numbers, (await ReadAllAsync(query)).Data);
        Assert.Equal(pages, (await ReadAllAsync(query)).Pages);
    }

    [Fact]
    public async Task A_page_larger_than_what_is_read_at_once_is_whole()
    {
        string[] numbers = [.. Enumerable.Range(0, 230).Select(i => $"{i}")];
        await AppendAsync("a", numbers);
        var page = await ReadAsync("?stream=a&limit=220");

        Assert.Equal(numbers.Take(220), Data(page));
        Assert.Equal(220, page.GetProperty("next").GetInt64());
        Assert.Equal(100, Data(await ReadAsync("")).Length);
        Assert.Equal(JsonValueKind.Null, (await ReadAsync("?stream=a&limit=1000")).GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task A_time_range_holds_its_start_and_not_its_end_on_every_page()
    {
        for (var i = 0; i < 8; i++)
        {
            await AppendAsync($"s{i}", $"{i}");
            _http.Time.Advance(TimeSpan.FromSeconds(1));
        }

        const string range = "?from=2026-01-31T12:00:02Z&to=2026-01-31T12:00:06%2B00:00";
        Assert.Equal(["2", "3", "4", "5"], Data(await ReadAsync(range)));
        Assert.Equal(["2", "3", "4", "5"], (await ReadAllAsync($"{range}&limit=3")).Data);

        var first = (await ReadAsync("?limit=1")).GetProperty("events")[0].GetProperty("position").GetInt64();
        Assert.Equal(["2", "3", "4", "5"], (await ReadAllAsync($"{range}&limit=1", first)).Data);
    }

    [Theory]
    [InlineData("?limit=0", "limit: must be an integer from 1 to 1000")]
    [InlineData("?limit=1001&after=-1", "after: must be an integer from 0 to 9223372036854775806", "limit: must be an integer from 1 to 1000")]
    [InlineData("?from=yesterday&to=2026-01-31",
        "from: must be a time as RFC 3339 writes it, such as 2026-01-31T12:00:00Z",
        "to: must be a time as RFC 3339 writes it, such as 2026-01-31T12:00:00Z")]
    [InlineData("?from=2026-01-31T12:00:00Z&to=2026-01-31T12:00:00Z", "to: must be later than from")]
    [InlineData("?stream=a&type=b&to=2026-01-31T12:00:00Z", "type: cannot be combined with stream", "to: cannot be combined with stream")]
    [InlineData("?type=b&from=2026-01-31T12:00:00Z", "from: cannot be combined with type")]
    [InlineData("?stream=&limit=1&limit=2&page=3", "stream: must not be empty", "limit: is given more than once", "page: is not a parameter of this request")]
    public async Task A_query_that_makes_no_sense_is_a_problem_with_every_error(string query, params string[] errors)
    {
        var response = await _http.GetAsync($"/api/v1/events{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(errors, await HttpFixture.ErrorsAsync(response));
        Assert.True((await HttpFixture.JsonAsync(response)).GetProperty("errors")[0].TryGetProperty("parameter", out _));
    }

    [Fact]
    public async Task A_chain_is_verified_and_held_against_a_receipt()
    {
        var receipt = JsonSerializer.SerializeToElement((await _http.SubmitAsync())["receipt"]);
        var stream = receipt.GetProperty("stream").GetString();
        var hash = receipt.GetProperty("hash").GetString();

        Assert.Equal("""{"intact":true,"events":3,"fault":null}""", await ChainAsync($"?stream={stream}"));
        Assert.Equal("""{"intact":true,"events":3,"fault":null}""", await ChainAsync($"?stream={stream}&sequence=3&hash={hash}"));
        Assert.Equal(
            """{"intact":false,"events":3,"fault":"event 2 is not the one of the receipt"}""",
            await ChainAsync($"?stream={stream}&sequence=2&hash={hash}"));
        Assert.Equal(
            """{"intact":false,"events":0,"fault":"the stream ends after 0 of 3 events"}""",
            await ChainAsync($"?stream=unknown&sequence=3&hash={hash}"));
        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync("/api/v1/events/verification?stream=unknown")).StatusCode);
    }

    [Theory]
    [InlineData("", "stream: is required")]
    [InlineData("?stream=a&sequence=1", "hash: is required")]
    [InlineData("?stream=a&stream=b&hash=1&x=1",
        "stream: is given more than once",
        "hash: must be 64 lower-case hexadecimal digits",
        "sequence: is required",
        "x: is not a parameter of this request")]
    public async Task A_verification_that_makes_no_sense_is_a_problem_with_every_error(string query, params string[] errors)
    {
        var response = await _http.GetAsync($"/api/v1/events/verification{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(errors, await HttpFixture.ErrorsAsync(response));
    }

    private async Task<string> ChainAsync(string query) => await HttpFixture.TextAsync(await _http.GetAsync($"/api/v1/events/verification{query}"));
}
