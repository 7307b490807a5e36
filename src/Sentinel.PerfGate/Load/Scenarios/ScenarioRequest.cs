using System.Text;
using Sentinel.PerfGate.Load.Scenarios.Templates;

namespace Sentinel.PerfGate.Load.Scenarios;

/// <summary>A request whose address, headers and body may have placeholders that each sending fills in.</summary>
public sealed class ScenarioRequest
{
    private readonly HttpRequestTemplate _constant;

    internal ScenarioRequest(HttpRequestTemplate constant) => _constant = constant;

    /// <summary>The address as written, or with its placeholders as they were in a first request.</summary>
    public Uri Url => _constant.Url;

    /// <summary>Null when it is the same in every request.</summary>
    internal TextTemplate? UrlTemplate { get; init; }

    /// <summary>Null when it is the same in every request, or there is none.</summary>
    internal TextTemplate? BodyTemplate { get; init; }

    /// <summary>Null when all headers are the same in every request.</summary>
    internal IReadOnlyList<KeyValuePair<string, TextTemplate>>? HeaderTemplates { get; init; }

    private bool IsConstant => UrlTemplate is null && BodyTemplate is null && HeaderTemplates is null;

    /// <summary>The endpoint as the target of one run; its requests are numbered from 1.</summary>
    /// <param name="seed">Of random numbers in the request.</param>
    /// <param name="connections">Connections at a time, 1 or more; null: as many as there are requests.</param>
    public HttpTarget NewTarget(int seed, int? connections = null)
    {
        if (IsConstant)
        {
            return new(_constant, connections);
        }

        var sent = 0L;
        return new(_constant, connections) { Next = () => Fill(new(Interlocked.Increment(ref sent), seed, DateTimeOffset.UtcNow)) };
    }

    /// <summary>The request of that number.</summary>
    internal HttpRequestTemplate Fill(RequestNumber number) => _constant with
    {
        Url = UrlTemplate is null ? _constant.Url : new(UrlTemplate.Render(number)),
        Body = BodyTemplate is null ? _constant.Body : Encoding.UTF8.GetBytes(BodyTemplate.Render(number)),
        Headers = HeaderTemplates is null ? _constant.Headers : [.. HeaderTemplates.Select(header => KeyValuePair.Create(header.Key, header.Value.Render(number)))],
    };
}
