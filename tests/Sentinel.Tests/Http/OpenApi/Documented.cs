using System.Text.Json.Nodes;
using Sentinel.Http.OpenApi;

namespace Sentinel.Tests.Http.OpenApi;

/// <summary>The OpenAPI document, to look things up in.</summary>
internal static class Documented
{
    public static JsonObject Root { get; } = Load();

    /// <summary>Every operation: its path, its method in upper case, and what is said of it.</summary>
    public static IEnumerable<(string Path, string Method, JsonObject Operation)> Operations =>
        from path in Root["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select (path.Key, operation.Key.ToUpperInvariant(), operation.Value!.AsObject());

    /// <summary>The operations on a path as it is requested; none for one that is not documented.</summary>
    public static IEnumerable<(string Method, JsonObject Operation)> OperationsOn(string path) =>
        Operations.Where(documented => Matches(documented.Path, path)).Select(documented => (documented.Method, documented.Operation));

    /// <summary>The scope an API key needs for an operation; null for one that needs no key.</summary>
    public static string? ScopeOf(JsonObject operation)
    {
        var security = operation["security"]!.AsArray();
        return security.Count == 0 ? null : security.Select(scheme => scheme!.AsObject().Single().Value!.AsArray().Single()!.GetValue<string>()).Distinct().Single();
    }

    /// <summary>What a reference stands for; the node itself when it is none.</summary>
    public static JsonObject Resolve(JsonNode node)
    {
        var found = node.AsObject();
        while (found["$ref"] is JsonValue reference)
        {
            found = reference.GetValue<string>().TrimStart('#', '/').Split('/')
                .Aggregate((JsonNode)Root, (at, name) => at[name] ?? throw new KeyNotFoundException($"{reference} leads nowhere."))
                .AsObject();
        }

        return found;
    }

    /// <summary>Nodes make their children when first asked for them, which must not happen in several tests at once: all are asked here.</summary>
    private static JsonObject Load()
    {
        var root = JsonNode.Parse(OpenApiDocument.Build())!.AsObject();
        Visit(root);
        return root;
    }

    private static void Visit(JsonNode? node)
    {
        var children = node switch
        {
            JsonObject found => found.Select(property => property.Value),
            JsonArray array => array,
            _ => Enumerable.Empty<JsonNode?>(),
        };
        foreach (var child in children)
        {
            Visit(child);
        }
    }

    private static bool Matches(string template, string path)
    {
        var wanted = template.Split('/');
        var given = path.Split('/');
        return wanted.Length == given.Length && wanted.Zip(given).All(part => part.First == part.Second || part.First.StartsWith('{'));
    }
}
