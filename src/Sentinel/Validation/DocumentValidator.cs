using System.Text.Json;
using System.Text.Unicode;
using Sentinel.Schemas;

namespace Sentinel.Validation;

/// <summary>
/// Reads a document strictly and holds it against its schema. Every schema is loaded once, when the validator is made; validating is
/// thread-safe and takes no lock.
/// </summary>
public sealed class DocumentValidator
{
    private static readonly JsonDocumentOptions Strict = new()
    {
        AllowDuplicateProperties = true,
        AllowTrailingCommas = false,
        CommentHandling = JsonCommentHandling.Disallow,
        MaxDepth = DocumentLimits.MaxDepth,
    };

    private readonly CompiledSchema[] _schemas = [.. Enum.GetValues<DocumentType>().Select(CompiledSchema.Load)];

    /// <summary>Validates one document.</summary>
    /// <param name="type">Which document it must be.</param>
    /// <param name="utf8">Its bytes: UTF-8 without a byte order mark, at most <see cref="DocumentLimits.MaxBytes"/>.</param>
    /// <returns>The document and everything that is wrong with it, each with its pointer. Never throws for what the bytes hold.</returns>
    public ValidationResult Validate(DocumentType type, ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > DocumentLimits.MaxBytes)
        {
            return Unreadable($"is larger than {DocumentLimits.MaxBytes} bytes");
        }

        if (!Utf8.IsValid(utf8))
        {
            return Unreadable("is not valid UTF-8");
        }

        JsonElement root;
        try
        {
            root = JsonElement.Parse(utf8, Strict);
        }
        catch (JsonException error)
        {
            return Unreadable(Describe(error));
        }

        return Validate(type, root);
    }

    private ValidationResult Validate(DocumentType type, JsonElement root)
    {
        var schema = _schemas[(int)type];
        if (schema.HoldsPlainly(root))
        {
            return new ValidationResult(root, []);
        }

        var errors = new List<ValidationError>();
        var tree = new JsonTree(errors);
        var token = tree.Build(root);
        tree.Report();
        schema.Validate(token, errors);
        return new ValidationResult(root, errors);
    }

    private static ValidationResult Unreadable(string message) => new(null, [new ValidationError("", message)]);

    private static string Describe(JsonException error)
    {
        var place = $"line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}";
        return error.Message.Contains("maximum configured depth", StringComparison.Ordinal)
            ? $"is nested deeper than {DocumentLimits.MaxDepth} levels ({place})"
            : $"is not JSON ({place}): {Reason(error.Message)}";
    }

    private static string Reason(string message)
    {
        var position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? message : message[..position];
    }
}
