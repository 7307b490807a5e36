using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using Kind = NJsonSchema.Validation.ValidationErrorKind;
using LibraryError = NJsonSchema.Validation.ValidationError;

namespace Sentinel.Validation;

/// <summary>NJsonSchema's errors, nested and dotted, as a flat list of pointers and sentences.</summary>
internal static class SchemaErrors
{
    public static void Collect(
        IEnumerable<LibraryError> found, IReadOnlyDictionary<JsonSchema, StringRule> rules, List<ValidationError> errors)
    {
        var unlisted = 0;
        foreach (var error in found.SelectMany(Leaves))
        {
            if (errors.Count < DocumentLimits.MaxErrors)
            {
                errors.Add(Translate(error, rules));
            }
            else
            {
                unlisted++;
            }
        }

        if (unlisted > 0)
        {
            errors.Add(new ValidationError("", $"has {unlisted} more errors"));
        }
    }

    /// <summary>
    /// The errors inside nested ones. A value of the wrong type is reported as that alone: the library adds every property of an
    /// object that is none, and every enumeration of a string that is none.
    /// </summary>
    private static IEnumerable<LibraryError> Leaves(LibraryError error)
    {
        if (error is ChildSchemaValidationError nested)
        {
            return nested.Errors.Values.SelectMany(list => list).SelectMany(Leaves);
        }

        var followsFromType = error.Kind switch
        {
            Kind.PropertyRequired => error.Token is not JObject,
            Kind.NotInEnumeration => error.Token?.Type != JTokenType.String,
            _ => false,
        };
        return followsFromType ? [] : [error];
    }

    private static ValidationError Translate(LibraryError error, IReadOnlyDictionary<JsonSchema, StringRule> rules)
    {
        var pointer = JsonPointer.Of(error.Token!);
        return error.Kind == Kind.PropertyRequired
            ? new ValidationError(JsonPointer.Append(pointer, error.Property!), "is required")
            : new ValidationError(pointer, Describe(error, rules));
    }

    private static string Describe(LibraryError error, IReadOnlyDictionary<JsonSchema, StringRule> rules)
    {
        var schema = error.Schema;
        return error.Kind switch
        {
            Kind.Unknown when rules.TryGetValue(schema, out var rule) => rule.Violation(error.Token!.Value<string>()!) ?? "is not valid",
            Kind.NoAdditionalPropertiesAllowed => "is not a property of this document",
            Kind.StringExpected => "must be a string",
            Kind.NumberExpected => "must be a number",
            Kind.IntegerExpected => "must be an integer",
            Kind.BooleanExpected => "must be true or false",
            Kind.ObjectExpected => "must be an object",
            Kind.ArrayExpected => "must be an array",
            Kind.NotInEnumeration when schema.Enumeration.Count == 1 => $"must be {schema.Enumeration.First()}",
            Kind.NotInEnumeration => $"must be one of {string.Join(", ", schema.Enumeration)}",
            Kind.NumberTooSmall => $"must be at least {schema.Minimum}",
            Kind.NumberTooBig => $"must be at most {schema.Maximum}",
            Kind.TooFewItems => $"must have at least {schema.MinItems} item{(schema.MinItems == 1 ? "" : "s")}",
            Kind.TooManyItems => $"must have at most {schema.MaxItems} items",
            _ => $"breaks the schema: {error.Kind}",
        };
    }
}
