using System.Diagnostics;

namespace Sentinel.Serving.Loads;

/// <summary>Intents that are sent each at its own time, whether or not others were answered, as clients do who know nothing of each other.</summary>
internal sealed class OpenLoad : IDisposable
{
    /// <summary>Longer than the service lets a request last: one without an answer until then has none.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly HttpClient _client;

    public OpenLoad(Uri address) => _client = new HttpClient { BaseAddress = address, Timeout = Patience };

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
        try
        {
            using var content = new ByteArrayContent(document);
            content.Headers.ContentType = new("application/json");
            using var response = await _client.PostAsync("/api/v1/intents", content, cancellation);
            return new TimedAnswer(due, late, clock.Elapsed - due, (int)response.StatusCode, response.Headers.RetryAfter is not null);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return new TimedAnswer(due, late, clock.Elapsed - due, Status: 0, SaysWhen: false);
        }
    }
}
