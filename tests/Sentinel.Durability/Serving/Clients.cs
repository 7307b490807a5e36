using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Sentinel.Events;
using Sentinel.Serving;

namespace Sentinel.Durability.Serving;

/// <summary>Clients that post intents one after the other until the service is gone, and remember what it promised.</summary>
internal sealed class Clients(Uri address, int count)
{
    /// <summary>A service that refuses so often is not going to recover.</summary>
    private const int MostTries = 1_000;

    private readonly ConcurrentQueue<Acknowledgement> _acknowledged = new();
    private readonly ConcurrentQueue<string> _unanswered = new();
    private int _refused;

    public IReadOnlyCollection<Acknowledgement> Acknowledged => _acknowledged;

    /// <summary>Intents that were sent and got no answer: they may be stored, or not.</summary>
    public IReadOnlyCollection<string> Unanswered => _unanswered;

    /// <summary>How often the service answered 503: it was asked again.</summary>
    public int Refused => _refused;

    /// <summary>Posts until the connection breaks or each client has posted so many.</summary>
    /// <param name="each">Intents a client.</param>
    /// <param name="again">Intents of earlier clients that got no answer, to be posted first.</param>
    /// <exception cref="InvalidOperationException">The service answered anything but 201 and 503.</exception>
    public async Task RunAsync(int each, IReadOnlyCollection<string> again)
    {
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        var waiting = new ConcurrentQueue<string>(again);
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => PostAllAsync(client, waiting, each)));
        foreach (var rest in waiting)
        {
            _unanswered.Enqueue(rest);
        }
    }

    private async Task PostAllAsync(HttpClient client, ConcurrentQueue<string> waiting, int each)
    {
        for (var posted = 0; posted < each; posted++)
        {
            var intentId = waiting.TryDequeue(out var unanswered) ? unanswered : IntentDocument.NewId();
            try
            {
                _acknowledged.Enqueue(new Acknowledgement(intentId, await PostAsync(client, intentId)));
            }
            catch (Exception error) when (error is HttpRequestException or IOException or TaskCanceledException or JsonException)
            {
                _unanswered.Enqueue(intentId);
                return;
            }
        }
    }

    private async Task<Receipt> PostAsync(HttpClient client, string intentId)
    {
        for (var tries = 0; ; tries++)
        {
            using var content = new ByteArrayContent(IntentDocument.Of(intentId));
            content.Headers.ContentType = new("application/json");
            using var response = await client.PostAsync("/api/v1/intents", content);
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable && response.Headers.RetryAfter is not null && tries < MostTries)
            {
                Interlocked.Increment(ref _refused);
                continue;
            }

            if (response.StatusCode != HttpStatusCode.Created)
            {
                throw new InvalidOperationException($"The service answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
            }

            var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
            return answer.GetProperty("receipt").Deserialize<Receipt>(JsonSerializerOptions.Web)!;
        }
    }
}
