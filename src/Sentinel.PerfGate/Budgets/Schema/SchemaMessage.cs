using Newtonsoft.Json.Linq;
using NJsonSchema.Validation;
using Sentinel.PerfGate.Budgets.Json;

namespace Sentinel.PerfGate.Budgets.Schema;

/// <summary>Says in words what the schema found.</summary>
internal static class SchemaMessage
{
    public static string Describe(ValidationError error, FileSchema schema)
    {
        var token = error.Token!;
        var subject = (token.Parent as JProperty)?.Name;
        return error.Kind switch
        {
            ValidationErrorKind.NoAdditionalPropertiesAllowed => UnknownProperty(error),
            ValidationErrorKind.PropertyRequired => $"\"{error.Property}\" is missing{(subject is null ? $". Write {schema.Skeleton}" : $" in \"{subject}\"")}.",
            ValidationErrorKind.NotInEnumeration => UnknownValue(error, subject),
            ValidationErrorKind.ObjectExpected when subject is null => $"{schema.Noun} is an object, not {Kind(token)}. Write {schema.Skeleton}.",
            ValidationErrorKind.ObjectExpected => $"\"{subject}\" must be an object, not {Kind(token)}.",
            ValidationErrorKind.StringExpected => $"\"{subject}\" must be text in quotes, not {Kind(token)}.",
            ValidationErrorKind.BooleanExpected => $"\"{subject}\" must be true or false, not {Kind(token)}.",
            ValidationErrorKind.IntegerExpected => $"\"{subject}\" must be a whole number, not {Kind(token)}.",
            ValidationErrorKind.NumberExpected => $"\"{subject}\" must be a number, not {Kind(token)}.",
            ValidationErrorKind.ArrayExpected => $"\"{subject}\" must be a list, not {Kind(token)}.",
            ValidationErrorKind.TooFewItems or ValidationErrorKind.TooFewProperties => $"\"{subject}\" must not be empty.",
            ValidationErrorKind.StringTooShort => $"\"{subject}\" must not be empty.",
            _ => $"\"{subject}\" does not have the right form. {error.Schema.ActualSchema.Description}".TrimEnd(),
        };
    }

    private static string UnknownProperty(ValidationError error)
    {
        var name = error.Property!;
        var known = error.Schema.ActualSchema.ActualProperties.Keys;
        var meant = Suggestion.Sentence(name, known);
        return $"Unknown property \"{name}\".{(meant.Length > 0 ? meant : $" Valid values are {string.Join(", ", known)}.")}";
    }

    private static string UnknownValue(ValidationError error, string? subject)
    {
        var known = error.Schema.ActualSchema.Enumeration.Select(value => value?.ToString() ?? "null").ToArray();
        var written = error.Token!.Annotation<SourceNode>()!;
        return $"\"{subject}\" cannot be \"{written.Text}\". Valid values are {string.Join(", ", known)}.{Suggestion.Sentence(written.Text, known)}";
    }

    private static string Kind(JToken token) => token.Annotation<SourceNode>()!.KindInWords;
}
