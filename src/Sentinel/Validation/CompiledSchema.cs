using System.Text.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using Sentinel.Schemas;

namespace Sentinel.Validation;

/// <summary>
/// One document's schema, read once, with the gaps that NJsonSchema (draft-04 at heart) leaves closed: <c>const</c> is enforced, and
/// string keywords go to <see cref="StringRule"/>. A keyword that nothing would enforce stops the load.
/// </summary>
internal sealed class CompiledSchema
{
    private static readonly HashSet<string> Annotations = new(StringComparer.Ordinal) { "$id", "$comment", "contentEncoding", "examples" };

    private readonly JsonSchema _schema;
    private readonly JsonSchemaValidator _validator;
    private readonly Dictionary<JsonSchema, StringRule> _rules = [];
    private readonly Dictionary<JsonSchema, PlainString> _plain = [];
    private readonly PlainObject? _plainDocument;

    private CompiledSchema(JsonSchema schema)
    {
        _schema = schema;
        Close(schema, []);
        _plainDocument = PlainObject.Of(schema, _plain);
        _validator = new PlainStringValidator(new JsonSchemaValidatorSettings { FormatValidators = [.. _rules.Values] }, _plain);
    }

    public static CompiledSchema Load(DocumentType type) =>
        new(JsonSchema.FromJsonAsync(DocumentSchemas.Read(type)).GetAwaiter().GetResult());

    /// <summary>Whether a document certainly holds, and reads alike everywhere; false says nothing.</summary>
    public bool HoldsPlainly(JsonElement document) => _plainDocument is { } plain && plain.Holds(document);

    public void Validate(JToken document, List<ValidationError> errors)
    {
        var found = _validator.Validate(document, _schema);
        if (found.Count > 0)
        {
            SchemaErrors.Collect(found, _rules, errors);
        }
    }

    private void Close(JsonSchema schema, HashSet<JsonSchema> seen)
    {
        if (!seen.Add(schema))
        {
            return;
        }

        foreach (var (keyword, value) in schema.ExtensionData ?? new Dictionary<string, object?>())
        {
            if (keyword == "const")
            {
                schema.Enumeration.Add(value);
            }
            else if (!Annotations.Contains(keyword))
            {
                throw new NotSupportedException($"The schema uses '{keyword}', which nothing enforces.");
            }
        }

        var rule = StringRule.TakeFrom(schema, _rules.Count);
        if (rule is not null)
        {
            _rules.Add(schema, rule);
        }

        if (PlainString.Of(schema, rule) is { } plain)
        {
            _plain.Add(schema, plain);
        }

        foreach (var child in Children(schema))
        {
            Close(child, seen);
        }
    }

    private static IEnumerable<JsonSchema> Children(JsonSchema schema)
    {
        var direct = schema.Properties.Values.Concat(schema.Definitions.Values);
        return schema.Item is null ? direct : direct.Append(schema.Item);
    }
}
