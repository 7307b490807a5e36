using System.Text.Json.Nodes;
using CsCheck;
using Sentinel.Schemas;

namespace Sentinel.Tests.Validation.Generated;

/// <summary>Valid documents, drawn from the schema alone: a field that it gains is drawn at once.</summary>
internal static class ValidDocuments
{
    private const long MaxSafeInteger = 9_007_199_254_740_991;

    private static readonly Gen<JsonNode?> Free = Gen.Recursive<JsonNode?>((depth, inner) => depth > 3
        ? Gen.OneOf("null", "true", "0", "-1.5e-7", "9007199254740991", "1e308", "\"\"", "\"\\ud83d\\ude00\\u0000\"", "[]", "{}").Select(json => JsonNode.Parse(json))
        : Gen.OneOf(
            Gen.OneOf("null", "false", "12", "\"x\"").Select(json => JsonNode.Parse(json)),
            inner.Array[0, 3].Select(items => (JsonNode?)new JsonArray([.. items])),
            Members(inner).Select(node => (JsonNode?)node)));

    /// <summary>Documents in which each optional field is there or not.</summary>
    public static Gen<JsonObject> Of(DocumentType type) => Value(Schema.Of(type), isComplete: false).Select(node => node.AsObject());

    /// <summary>Documents with every field, and an item in every array.</summary>
    public static Gen<JsonObject> CompleteOf(DocumentType type) => Value(Schema.Of(type), isComplete: true).Select(node => node.AsObject());

    private static Gen<JsonNode> Value(Schema schema, bool isComplete) => schema.Type switch
    {
        "object" when schema.Properties.Count == 0 => Members(Free).Select(node => (JsonNode)node),
        "object" => Object(schema, isComplete),
        "array" => Array(schema, isComplete),
        "string" => Text(schema).Select(text => (JsonNode)JsonValue.Create(text)),
        "number" => ValidValues.Number(schema.Minimum, schema.Maximum),
        "integer" => ValidValues.Integer((long)(schema.Minimum ?? -MaxSafeInteger), (long)(schema.Maximum ?? MaxSafeInteger)),
        "boolean" => Gen.Bool.Select(value => (JsonNode)JsonValue.Create(value)),
        var type => throw new NotSupportedException($"The generators do not know the type '{type}'."),
    };

    private static Gen<JsonNode> Object(Schema schema, bool isComplete)
    {
        var required = schema.Required;
        var made = Gen.Const(() => new JsonObject());
        foreach (var (name, property) in schema.Properties)
        {
            var isThere = isComplete || required.Contains(name) ? Gen.Const(true) : Gen.Bool;
            made = Gen.Select(made, isThere, Value(property, isComplete), (node, there, value) => there ? With(node, name, value) : node);
        }

        return schema.IsClosed
            ? made.Select(node => (JsonNode)node)
            : Gen.Select(made, Gen.Bool, Free, (node, there, value) => (JsonNode)(there ? With(node, "of its own", value) : node));
    }

    private static Gen<JsonNode> Array(Schema schema, bool isComplete)
    {
        var least = Math.Max(schema.MinItems ?? 0, isComplete ? 1 : 0);
        var most = schema.MaxItems ?? least + 3;
        var count = isComplete ? Gen.Int[least, least + 1] : Gen.OneOf(Gen.Const(least), Gen.Const(most), Gen.Int[least, Math.Min(most, least + 3)]);
        var item = Value(schema.Items!, isComplete);
        return count.SelectMany(n => item.Array[n]).Select(items => (JsonNode)new JsonArray([.. items]));
    }

    private static Gen<string> Text(Schema schema) => schema switch
    {
        { Constant: { } constant } => Gen.Const(constant),
        { Enumeration: { } values } => Gen.OneOf(values),
        { Pattern: { } pattern } => PatternStrings.Matching(pattern),
        { Format: "date-time" } => ValidValues.Time,
        { Format: "base64" } => ValidValues.Base64,
        { Format: { } format } => throw new NotSupportedException($"The generators do not know the format '{format}'."),
        _ => ValidValues.Text(schema.MinLength ?? 0, schema.MaxLength),
    };

    private static Gen<JsonObject> Members(Gen<JsonNode?> values) =>
        Gen.Select(Gen.OneOf("a", "b/c~d", "", "漢 😀", "type").Array[0, 3], values.Array[3]).Select((names, each) =>
        {
            var node = new JsonObject();
            for (var i = 0; i < names.Length; i++)
            {
                node[names[i]] = each[i]?.DeepClone();
            }

            return node;
        });

    private static JsonObject With(JsonObject node, string name, JsonNode? value)
    {
        node[name] = value?.DeepClone();
        return node;
    }
}
