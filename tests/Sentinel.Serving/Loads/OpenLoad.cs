using System.Diagnostics;
using System.Net.Http.Headers;

namespace Sentinel.Serving.Loads;

/// <summary>Intents that are sent each at its own time, whether or not others were answered, as clients do who know nothing of each other.</summary>
internal sealed class OpenLoad : IDisposable
{
    /// <summary>Longer than the service lets a request last: one without an answer until then has none.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly Uri _intents;

    // No more than a connection and a request: the sender shares the processors with the service it is to keep busy.
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
    });

    public OpenLoad(Uri address) => _intents = new Uri(address, "/api/v1/intents");

    /// <summary>Sends and waits for all answers.</summary>
    /// <param name="perSecond">Requests a second.</param>
    /// <param name="length">For how long they are sent.</param>
    /// <param name="together">How many are due at the same moment.</param>
    /// <param name="cancellation">Ends the sending and the waiting.</param>
    /// <returns>In the order in which they were due.</returns>
    public async Task<IReadOnlyList<TimedAnswer>> RunAsync(
        double perSecond, TimeSpan length, int together = 1, CancellationToken cancellation = default)
    {
        var sent = await Task.Factory.StartNew(
            () => SendAll(perSecond, length, together, cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return await Task.WhenAll(sent);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>A thread of its own: timers of a pool that the answers keep busy would come late.</summary>
    private List<Task<TimedAnswer>> SendAll(double perSecond, TimeSpan length, int together, CancellationToken cancellation)
    {
        var count = (int)(perSecond * length.TotalSeconds);
        var documents = Enumerable.Range(0, count).Select(_ => IntentDocument.Of(IntentDocument.NewId())).ToArray();
        var sent = new List<Task<TimedAnswer>>(count);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            var due = TimeSpan.FromSeconds(i / together * together / perSecond);
            while (clock.Elapsed < due)
            {
                cancellation.ThrowIfCancellationRequested();
                Thread.Sleep(Tick);
            }

            var document = documents[i];
            sent.Add(Task.Run(() => SendAsync(document, due, clock, cancellation), cancellation));
        }

        return sent;
    }

    private async Task<TimedAnswer> SendAsync(byte[] document, TimeSpan due, Stopwatch clock, CancellationToken cancellation)
    {
        var late = clock.Elapsed - due;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _intents) { Content = new ByteArrayContent(document) };
            request.Content.Headers.ContentType = Json;
            using var response = await _client.SendAsync(request, patience.Token);
            await response.Content.CopyToAsync(Stream.Null, patience.Token);
            return new TimedAnswer(due, late, clock.Elapsed - due, (int)response.StatusCode, response.Headers.RetryAfter is not null);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return new TimedAnswer(due, late, clock.Elapsed - due, Status: 0, SaysWhen: false);
        }
    }
}
