using System.Net;
using Sentinel.Serving;
using Sentinel.Serving.Loads;
using Xunit;

namespace Sentinel.Tests.Http.Limits;

/// <summary>Ten times of what the service takes, from clients who do not wait for each other.</summary>
public sealed class SpikeTests : IDisposable
{
    private const int Capacity = 60;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public Task Beyond_a_clients_rate_the_admitted_are_done_and_the_rest_told_when_to_come_back() => SpikeAsync(
        new() { ["Limits:RequestsPerSecond"] = $"{Capacity}", ["Limits:Burst"] = $"{Capacity}" }, HttpStatusCode.TooManyRequests);

    /// <summary>Hundreds at the same moment find a place to work at, one to wait at, and no more.</summary>
    [Fact]
    public Task Beyond_the_places_the_admitted_are_done_and_the_rest_told_when_to_come_back() => SpikeAsync(
        new() { ["Limits:ConcurrentRequests"] = "1", ["Limits:QueuedRequests"] = "1" }, HttpStatusCode.ServiceUnavailable, together: 100);

    /// <param name="options">The capacity.</param>
    /// <param name="refusal">What those get who are too many.</param>
    /// <param name="together">How many requests come at the same moment.</param>
    private async Task SpikeAsync(Dictionary<string, string> options, HttpStatusCode refusal, int together = 1)
    {
        using var service = await ServerProcess.StartSentinelAsync(_directory.Path, options, Cancellation);
        using var load = new OpenLoad(service.Address);

        var answers = await load.RunAsync(10 * Capacity, Length, together, Cancellation);

        Assert.Equal(20 * Capacity, answers.Count);
        var refused = answers.Where(answer => answer.IsRefused).ToList();
        var done = answers.Count(answer => answer.IsDone);
        Assert.All(refused, answer => Assert.Equal((int)refusal, answer.Status));
        Assert.InRange(done, answers.Count * (refusal == HttpStatusCode.TooManyRequests ? 0.05 : 0.005), answers.Count);
        Assert.NotEmpty(refused);

        // Whatever was not refused was admitted: an answer of another kind, or none, is a failure.
        Assert.True(done > 0.99 * (answers.Count - refused.Count), Describe(answers));
        Assert.DoesNotContain(answers, answer => answer.Status == 0);
        await AssertServingAsync(service);
    }

    private static string Describe(IEnumerable<TimedAnswer> answers) =>
        string.Join(", ", answers.CountBy(answer => (answer.Status, answer.SaysWhen)).Select(count => $"{count.Key}: {count.Value}"));

    private static async Task AssertServingAsync(ServerProcess service)
    {
        using var client = new HttpClient { BaseAddress = service.Address };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", Cancellation)).StatusCode);

        // The bucket of the rate is filled once a second.
        for (var tries = 0; tries < 1_000; tries++)
        {
            using var content = new ByteArrayContent(IntentDocument.Of(IntentDocument.NewId()));
            content.Headers.ContentType = new("application/json");
            using var response = await client.PostAsync("/api/v1/intents", content, Cancellation);
            if (response.StatusCode != HttpStatusCode.TooManyRequests)
            {
                Assert.Equal(HttpStatusCode.Created, response.StatusCode);
                return;
            }

            await Task.Delay(Pause, Cancellation);
        }

        Assert.Fail("The service did not come back.");
    }
}
