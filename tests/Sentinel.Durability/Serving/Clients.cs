using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Sentinel.Events;

namespace Sentinel.Durability.Serving;

/// <summary>Clients that post intents one after the other until the service is gone, and remember what it promised.</summary>
internal sealed class Clients(Uri address, int count)
{
    private readonly ConcurrentQueue<Acknowledgement> _acknowledged = new();
    private readonly ConcurrentQueue<string> _unanswered = new();

    public IReadOnlyCollection<Acknowledgement> Acknowledged => _acknowledged;

    /// <summary>Intents that were sent and got no answer: they may be stored, or not.</summary>
    public IReadOnlyCollection<string> Unanswered => _unanswered;

    /// <summary>Posts until the connection breaks or each client has posted so many.</summary>
    /// <param name="each">Intents a client.</param>
    /// <param name="again">Intents of earlier clients that got no answer, to be posted first.</param>
    /// <exception cref="InvalidOperationException">The service answered anything but 201.</exception>
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

    private static async Task<Receipt> PostAsync(HttpClient client, string intentId)
    {
        using var content = new StringContent(IntentDocument.Of(intentId), Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/api/v1/intents", content);
        if (response.StatusCode != HttpStatusCode.Created)
        {
            throw new InvalidOperationException($"The service answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        }

        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.GetProperty("receipt").Deserialize<Receipt>(JsonSerializerOptions.Web)!;
    }
}
