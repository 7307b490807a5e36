using System.Net;

namespace Sentinel.PerfGate.Load;

/// <summary>The request that an HTTP load run sends over and over, and the answer it takes for a success.</summary>
/// <param name="Url">An absolute http or https address.</param>
public sealed record HttpRequestTemplate(Uri Url)
{
    /// <summary>Default GET.</summary>
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>Headers of the request and of its body.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body, sent as it is; default null: none.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>Type of the body. Default <c>application/json</c>.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Statuses that are a success; default null: 200 to 299.</summary>
    public IReadOnlySet<int>? ExpectedStatus { get; init; }

    /// <summary>Text that the answer's body must hold, else it is a bad body; default null: any body will do.</summary>
    public string? ExpectedBody { get; init; }

    /// <summary>Default HTTP/1.1.</summary>
    public Version Version { get; init; } = HttpVersion.Version11;

    /// <summary>What its results are kept under, beside those of all requests; default null: nothing.</summary>
    public RequestTags? Tags { get; init; }

    internal bool IsExpected(int status) => ExpectedStatus?.Contains(status) ?? status is >= 200 and <= 299;
}
