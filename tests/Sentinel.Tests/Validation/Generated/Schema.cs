using System.Text.Json.Nodes;
using Sentinel.Schemas;

namespace Sentinel.Tests.Validation.Generated;

/// <summary>One part of a document's schema, as published, with references followed.</summary>
internal sealed class Schema
{
    private static readonly HashSet<string> Understood = new(StringComparer.Ordinal)
    {
        "$schema", "$id", "title", "description", "contentEncoding", "definitions", "type", "const", "enum", "pattern", "format", "minLength",
        "maxLength", "minimum", "maximum", "minItems", "maxItems", "items", "properties", "required", "additionalProperties",
    };

    private readonly JsonObject _root;
    private readonly JsonObject _part;

    private Schema(JsonObject root, JsonObject part)
    {
        _root = root;
        _part = part["$ref"] is { } reference ? root["definitions"]![reference.GetValue<string>().Split('/')[^1]]!.AsObject() : part;
        if (_part.FirstOrDefault(keyword => !Understood.Contains(keyword.Key)) is { Key: { } unknown })
        {
            throw new NotSupportedException($"The generators do not know the keyword '{unknown}'.");
        }
    }

    public string Type => Text("type")!;

    public string? Constant => Text("const");

    public string[]? Enumeration => _part["enum"]?.AsArray().Select(value => value!.GetValue<string>()).ToArray();

    public string? Pattern => Text("pattern");

    public string? Format => Text("format");

    public int? MinLength => _part["minLength"]?.GetValue<int>();

    public int? MaxLength => _part["maxLength"]?.GetValue<int>();

    public double? Minimum => _part["minimum"]?.GetValue<double>();

    public double? Maximum => _part["maximum"]?.GetValue<double>();

    public int? MinItems => _part["minItems"]?.GetValue<int>();

    public int? MaxItems => _part["maxItems"]?.GetValue<int>();

    public bool IsClosed => _part["additionalProperties"]?.GetValue<bool>() == false;

    public Schema? Items => _part["items"] is { } items ? new Schema(_root, items.AsObject()) : null;

    public IReadOnlyDictionary<string, Schema> Properties =>
        _part["properties"]?.AsObject().ToDictionary(property => property.Key, property => new Schema(_root, property.Value!.AsObject())) ?? [];

    public HashSet<string> Required => _part["required"]?.AsArray().Select(name => name!.GetValue<string>()).ToHashSet(StringComparer.Ordinal) ?? [];

    public static Schema Of(DocumentType type)
    {
        var root = JsonNode.Parse(DocumentSchemas.Read(type))!.AsObject();
        return new Schema(root, root);
    }

    private string? Text(string keyword) => _part[keyword]?.GetValue<string>();
}
