using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using LibraryError = NJsonSchema.Validation.ValidationError;

namespace Sentinel.Validation;

/// <summary>
/// NJsonSchema's validator, spared the valid plain strings that documents are full of: it makes three collections and as many delegates
/// for each. Whatever does not hold, and whatever is no plain string, it judges itself.
/// </summary>
internal sealed class PlainStringValidator(JsonSchemaValidatorSettings settings, IReadOnlyDictionary<JsonSchema, PlainString> plain)
    : JsonSchemaValidator(settings)
{
    protected override ICollection<LibraryError> Validate(
        JToken token, JsonSchema schema, SchemaType schemaType, string? propertyName, string propertyPath) =>
        token is JValue { Type: JTokenType.String, Value: string text } && plain.TryGetValue(schema.ActualSchema, out var wanted) && wanted.Holds(text)
            ? []
            : base.Validate(token, schema, schemaType, propertyName, propertyPath);
}
