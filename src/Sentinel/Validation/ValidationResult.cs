using System.Text.Json;

namespace Sentinel.Validation;

/// <summary>A document that was read, with everything that is wrong with it.</summary>
/// <param name="Document">The document's root; null when it is not JSON at all. It stays readable for as long as it is referenced.</param>
/// <param name="Errors">All errors: first what makes it ambiguous JSON, then what breaks the schema; empty for a valid one.</param>
public sealed record ValidationResult(JsonElement? Document, IReadOnlyList<ValidationError> Errors)
{
    /// <summary>Whether the document holds what its schema asks for.</summary>
    public bool IsValid => Errors.Count == 0;
}
