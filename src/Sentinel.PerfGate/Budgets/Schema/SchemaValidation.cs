using Newtonsoft.Json.Linq;
using NJsonSchema.Validation;
using Sentinel.PerfGate.Budgets.Json;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets.Schema;

/// <summary>Validates a file with its schema and gives every error its place in the file.</summary>
internal static class SchemaValidation
{
    /// <summary>The errors (PERF202), one a place at most, by line and column.</summary>
    public static IReadOnlyList<Diagnostic> Validate(SourceNode root, FileSchema schema)
    {
        var errors = schema.Schema.Validate(SchemaTokens.From(root)).SelectMany(Leaves);
        return
        [
            .. errors
                .Select(error => ToDiagnostic(error, schema))
                .DistinctBy(diagnostic => diagnostic.Location)
                .OrderBy(diagnostic => diagnostic.Location!.Value.Line)
                .ThenBy(diagnostic => diagnostic.Location!.Value.Column),
        ];
    }

    /// <summary>The errors below alternatives: of those alone that the value is meant for by its type.</summary>
    private static IEnumerable<ValidationError> Leaves(ValidationError error)
    {
        if (error is not ChildSchemaValidationError parent)
        {
            return [error];
        }

        var meant = parent.Errors.Values.Where(branch => !branch.Any(child => child.Token == error.Token && IsTypeMismatch(child.Kind)));
        var leaves = meant.SelectMany(branch => branch).SelectMany(Leaves).ToArray();
        return leaves.Length > 0 ? leaves : parent.Errors.Values.SelectMany(branch => branch).Take(1);
    }

    private static bool IsTypeMismatch(ValidationErrorKind kind) =>
        kind
            is ValidationErrorKind.StringExpected
                or ValidationErrorKind.ObjectExpected
                or ValidationErrorKind.BooleanExpected
                or ValidationErrorKind.ArrayExpected
                or ValidationErrorKind.NumberExpected
                or ValidationErrorKind.IntegerExpected;

    private static Diagnostic ToDiagnostic(ValidationError error, FileSchema schema)
    {
        var member = error.Token as JProperty;
        var location = member?.Annotation<SourceMember>()!.Location ?? error.Token!.Annotation<SourceNode>()!.Location;
        return new Diagnostic(DiagnosticCode.Structure, DiagnosticSeverity.Error, location, SchemaMessage.Describe(error, schema));
    }
}
