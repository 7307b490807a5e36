using System.Buffers;
using System.Net.Http.Headers;
using System.Text;

namespace Sentinel.PerfGate.Load;

/// <summary>
/// An HTTP endpoint as the target. Every answer is read to its end; redirects, cookies, proxies and decompression are
/// off, so that a request is one request. Opening connections is part of the times.
/// </summary>
public sealed class HttpTarget : ILoadTarget, IDisposable
{
    private const int BufferSize = 16 * 1024;
    private const int LongestCheckedBody = 4 * 1024 * 1024;

    private readonly HttpRequestTemplate _template;
    private readonly HttpMessageInvoker _client;

    /// <param name="template">What to send and what to expect.</param>
    /// <param name="connections">Connections at a time, 1 or more; null: as many as there are requests.</param>
    /// <exception cref="ArgumentException">The address is not an absolute http or https one.</exception>
    public HttpTarget(HttpRequestTemplate template, int? connections = null)
    {
        ArgumentNullException.ThrowIfNull(template);
        if (!template.Url.IsAbsoluteUri || template.Url.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException($"Invalid URL '{template.Url}'. Valid values are absolute http and https addresses.", nameof(template));
        }

        _template = template;
        _client = new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                ActivityHeadersPropagator = null,
                MaxConnectionsPerServer = connections ?? int.MaxValue,
                EnableMultipleHttp2Connections = true,
            },
            disposeHandler: true);
    }

    /// <summary>Makes the request of each sending, from many threads at once. Default: always the template.</summary>
    internal Func<HttpRequestTemplate>? Next { get; init; }

    public string Description => _template.Url.ToString();

    public bool InProcess => false;

    public int? ProcessId { get; init; }

    public async ValueTask<RequestOutcome> SendAsync(CancellationToken cancellation) =>
        await AnswerAsync(cancellation) with { Tags = _template.Tags };

    public void Dispose() => _client.Dispose();

    private async ValueTask<RequestOutcome> AnswerAsync(CancellationToken cancellation)
    {
        try
        {
            var template = Next?.Invoke() ?? _template;
            using var request = NewRequest(template);
            using var response = await _client.SendAsync(request, cancellation);
            var body = await ReadAsync(response.Content, cancellation);
            var status = (int)response.StatusCode;
            if (!_template.IsExpected(status))
            {
                return RequestOutcome.Failed(FailureClass.Status, $"{status} {response.ReasonPhrase}".TrimEnd());
            }

            return _template.ExpectedBody is { } expected && !body!.Contains(expected, StringComparison.Ordinal)
                ? RequestOutcome.Failed(FailureClass.BadBody, $"the answer does not hold '{expected}'")
                : RequestOutcome.Success;
        }
        catch (Exception exception) when (HttpFailures.Classify(exception) is not null)
        {
            return HttpFailures.Classify(exception)!.Value;
        }
    }

    private static HttpRequestMessage NewRequest(HttpRequestTemplate template)
    {
        var request = new HttpRequestMessage(template.Method, template.Url)
        {
            Version = template.Version,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (template.Body is { } body)
        {
            request.Content = new ReadOnlyMemoryContent(body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(template.ContentType);
        }

        foreach (var (name, value) in template.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    /// <summary>Reads the body to its end; keeps its text only when it is to be checked.</summary>
    private async ValueTask<string?> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        var text = _template.ExpectedBody is null ? null : new StringBuilder();
        var decoder = text is null ? null : Encoding.UTF8.GetDecoder();
        var stream = await content.ReadAsStreamAsync(cancellation);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
            {
                if (decoder is not null && text!.Length < LongestCheckedBody)
                {
                    var chars = new char[decoder.GetCharCount(buffer, 0, read)];
                    text.Append(chars, 0, decoder.GetChars(buffer, 0, read, chars, 0));
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return text?.ToString();
    }
}
