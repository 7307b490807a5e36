using System.Text.Json.Nodes;
using Xunit;

namespace Sentinel.Tests.Http.OpenApi;

/// <summary>Holds every answer of a documented operation against the document: its status, its media type, its properties.</summary>
internal sealed class DocumentedAnswers(HttpMessageHandler server) : DelegatingHandler(server)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var operation = Documented.OperationsOn(request.RequestUri!.AbsolutePath)
            .FirstOrDefault(documented => documented.Method == request.Method.Method).Operation;
        if (operation is not null)
        {
            await CheckAsync(operation, response, $"{request.Method} {request.RequestUri.AbsolutePath}", cancellationToken);
        }

        return response;
    }

    private static async Task CheckAsync(JsonObject operation, HttpResponseMessage response, string request, CancellationToken cancellation)
    {
        var status = $"{(int)response.StatusCode}";
        var documented = operation["responses"]![status];
        Assert.True(documented is not null, $"{request} was answered {status}, which the OpenAPI document does not have.");

        var mediaType = response.Content.Headers.ContentType?.MediaType ?? "";
        var content = Documented.Resolve(documented!)["content"]?[mediaType];
        Assert.True(content is not null, $"{request} was answered {status} as '{mediaType}', which the OpenAPI document does not have.");

        if (mediaType.EndsWith("json", StringComparison.Ordinal))
        {
            var schema = Documented.Resolve(content!["schema"]!);
            await response.Content.LoadIntoBufferAsync(cancellation);
            var text = await response.Content.ReadAsStringAsync(cancellation);
            var names = Names(JsonNode.Parse(text)!.AsObject());
            Assert.True(names.IsSubsetOf(Names(schema["properties"]!.AsObject())), $"{request}, {status}: the OpenAPI document lacks properties of {text}");
            Assert.True(
                names.IsSupersetOf(schema["required"]!.AsArray().Select(name => name!.GetValue<string>())),
                $"{request}, {status}: the OpenAPI document requires more than {text}");
        }
    }

    private static HashSet<string> Names(JsonObject properties) => [.. properties.Select(property => property.Key)];
}
