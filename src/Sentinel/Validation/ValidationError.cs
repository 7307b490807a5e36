using System.Diagnostics.CodeAnalysis;

namespace Sentinel.Validation;

/// <summary>One thing wrong with a document.</summary>
/// <param name="Pointer">JSON pointer (RFC 6901) to the value, or to where a missing one belongs; empty for the document itself.</param>
/// <param name="Message">What must hold, in words.</param>
[SuppressMessage("Naming", "CA1720", Justification = "A JSON pointer is RFC 6901's own term, and the field's name in the HTTP answers.")]
public sealed record ValidationError(string Pointer, string Message)
{
    /// <summary><c>/pointer: message</c>.</summary>
    public override string ToString() => $"{(Pointer.Length == 0 ? "document" : Pointer)}: {Message}";
}
