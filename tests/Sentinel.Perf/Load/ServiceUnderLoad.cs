using System.Net.Http.Headers;
using System.Text.Json;
using Sentinel.Serving;

namespace Sentinel.Perf.Load;

/// <summary>
/// A Sentinel as a process of its own with an empty store, and a client of it. A status that is no success is thrown as an
/// <see cref="HttpRequestException"/>.
/// </summary>
internal sealed class ServiceUnderLoad : IAsyncDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly string _folder;
    private readonly ServerProcess _process;
    private readonly HttpClient _client;

    private ServiceUnderLoad(string folder, ServerProcess process)
    {
        _folder = folder;
        _process = process;
        _client = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null }) { BaseAddress = process.Address };
    }

    public int ProcessId => _process.Id;

    /// <summary>An approval that the service issued.</summary>
    public JsonElement Approval { get; private set; }

    public static async Task<ServiceUnderLoad> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("sentinel-perf-").FullName;
        var process = await ServerProcess.StartSentinelAsync(folder, CancellationToken.None);
        var service = new ServiceUnderLoad(folder, process);
        try
        {
            service.Approval = await service.SubmitAsync(CancellationToken.None);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Submits an intent of its own; the approval that it got.</summary>
    public async Task<JsonElement> SubmitAsync(CancellationToken cancellation)
    {
        using var answer = await PostAsync("/api/v1/intents", Documents.Intent(Guid.CreateVersion7()), cancellation);
        return answer.RootElement.GetProperty("approval").Clone();
    }

    /// <summary>Has an approval verified, without using it up.</summary>
    public async Task VerifyAsync(JsonElement approval, CancellationToken cancellation)
    {
        var request = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, JsonElement> { ["approval"] = approval });
        using var answer = await PostAsync("/api/v1/verify", request, cancellation);
        if (!answer.RootElement.GetProperty("verified").GetBoolean())
            throw new InvalidOperationException($"the service does not verify its own approval: {answer.RootElement}");
    }

    /// <summary>Reads ten events.</summary>
    public async Task ReadAsync(CancellationToken cancellation)
    {
        using var response = await _client.GetAsync(new Uri("/api/v1/events?limit=10", UriKind.Relative), cancellation);
        response.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _process.EndAsync(CancellationToken.None);
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<JsonDocument> PostAsync(string path, byte[] body, CancellationToken cancellation)
    {
        using var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = Json;
        using var response = await _client.PostAsync(new Uri(path, UriKind.Relative), content, cancellation);
        response.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
    }
}
