using System.Text;
using System.Text.Json.Nodes;
using Sentinel.Schemas;

namespace Sentinel.Http.OpenApi;

/// <summary>
/// The OpenAPI document (3.1): what the files in <c>v1</c> say of each endpoint, with the five contracts among its schemas. It is written
/// by hand, as the contracts are; tests hold the routes and the answers against it.
/// </summary>
internal static class OpenApiDocument
{
    private const string Definitions = "#/definitions/";

    private static readonly string[] Parts = ["intents", "approvals", "verification", "reports", "events", "keys", "health"];

    public static byte[] Build()
    {
        var document = Read("openapi");
        var paths = document["paths"]!.AsObject();
        foreach (var (path, item) in Parts.SelectMany(Read))
        {
            paths.Add(path, item!.DeepClone());
        }

        var schemas = document["components"]!["schemas"]!.AsObject();
        foreach (var type in Enum.GetValues<DocumentType>())
        {
            Add(schemas, type);
        }

        return Encoding.UTF8.GetBytes(document.ToJsonString());
    }

    private static JsonObject Read(string name)
    {
        using var stream = typeof(OpenApiDocument).Assembly.GetManifestResourceStream($"openapi/{name}.json")
            ?? throw new InvalidOperationException($"The assembly has no openapi/{name}.json.");
        return JsonNode.Parse(stream)!.AsObject();
    }

    /// <summary>A contract as a component, and its definitions as others: within the document a schema has no root of its own.</summary>
    private static void Add(JsonObject schemas, DocumentType type)
    {
        var contract = JsonNode.Parse(DocumentSchemas.Read(type))!.AsObject();
        contract.Remove("$schema");
        contract.Remove("$id");
        if (contract["definitions"] is JsonObject definitions)
        {
            contract.Remove("definitions");
            foreach (var (name, definition) in definitions)
            {
                schemas[ComponentName(name)] = definition!.DeepClone();
            }
        }

        PointToComponents(contract);
        schemas.Add(type.ToString(), contract);
    }

    private static void PointToComponents(JsonNode? node)
    {
        if (node is JsonObject schema)
        {
            if (schema["$ref"]?.GetValue<string>() is { } target && target.StartsWith(Definitions, StringComparison.Ordinal))
            {
                schema["$ref"] = $"#/components/schemas/{ComponentName(target[Definitions.Length..])}";
            }

            foreach (var (_, child) in schema)
            {
                PointToComponents(child);
            }
        }
        else if (node is JsonArray array)
        {
            foreach (var child in array)
            {
                PointToComponents(child);
            }
        }
    }

    private static string ComponentName(string definition) => $"{char.ToUpperInvariant(definition[0])}{definition[1..]}";
}
