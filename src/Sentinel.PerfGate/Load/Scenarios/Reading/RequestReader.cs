using System.Net;
using Sentinel.PerfGate.Budgets.Json;
using Sentinel.PerfGate.Load.Scenarios.Templates;

namespace Sentinel.PerfGate.Load.Scenarios.Reading;

/// <summary>Reads a request and the answer that is a success.</summary>
internal sealed class RequestReader(TemplateReader templates, string folder, string? baseUrl, ScenarioValues values)
{
    /// <summary>The methods that a request may have; the schema says the same.</summary>
    public static readonly HttpMethod[] Methods =
        [HttpMethod.Get, HttpMethod.Head, HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete, HttpMethod.Options];

    /// <returns>Null when it has errors.</returns>
    public ScenarioRequest? Read(SourceNode node)
    {
        var (headers, contentType) = new HeaderReader(templates, values).Read(node.Find("headers"));
        var body = new BodyReader(templates, folder, values).Read(node);
        var url = Url(node);
        var status = new ExpectationReader(values).Status(node.Find("expect"));
        if (url is null || headers is null || body is null)
        {
            return null;
        }

        var constant = new HttpRequestTemplate(url.Value.Sample)
        {
            Method = Array.Find(Methods, method => method.Method == ScenarioValues.Text(node, "method")) ?? HttpMethod.Get,
            Headers = [.. headers.Select(header => KeyValuePair.Create(header.Key, header.Value.Render(default)))],
            Body = body.Value.Bytes,
            ExpectedStatus = status,
            ExpectedBody = node.Find("expect") is { } expect ? ScenarioValues.Text(expect, "body") : null,
            Version = ScenarioValues.Text(node, "httpVersion") == "2" ? HttpVersion.Version20 : HttpVersion.Version11,
        };
        return new(contentType is null ? constant : constant with { ContentType = contentType })
        {
            UrlTemplate = url.Value.Template.IsConstant ? null : url.Value.Template,
            BodyTemplate = body.Value.Template,
            HeaderTemplates = headers.All(header => header.Value.IsConstant) ? null : headers,
        };
    }

    public static bool IsHttp(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", Host.Length: > 0 };

    private (TextTemplate Template, Uri Sample)? Url(SourceNode node)
    {
        if (node.Find("url") is not { IsString: true } url || templates.Read(url) is not { } template)
        {
            return null;
        }

        var sample = template.Render(new(1, 0, DateTimeOffset.UnixEpoch));
        if (IsHttp(sample))
        {
            return (template, new(sample));
        }

        if (sample.Contains("://", StringComparison.Ordinal) || sample.Any(char.IsWhiteSpace))
        {
            values.Refuse(url.Location, $"\"{url.Text}\" is no http or https address. Write \"http://127.0.0.1:3000/health\", or a path such as \"/health\" below the target's address.");
            return null;
        }

        if (baseUrl is null)
        {
            values.Refuse(url.Location, $"\"{url.Text}\" is a path, and no address is given that it belongs to. Write \"target\": {{ \"url\": \"http://127.0.0.1:3000\" }}, or a whole address.");
            return null;
        }

        var below = baseUrl.TrimEnd('/') + (sample.StartsWith('/') ? "" : "/");
        return (new([new LiteralPart(below), .. template.Parts]), new(below + sample));
    }
}
