using System.Text.Json;

namespace Sentinel.PerfGate.Measurement.Import;

/// <summary>The members of a document's root, looked for without building the document: results are large, and what tells their format stands first.</summary>
/// <param name="utf8">The content, without byte order mark.</param>
public sealed class JsonRoot(ReadOnlyMemory<byte> utf8)
{
    internal static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The text of a member; null when there is none, or it is something else.</summary>
    /// <exception cref="JsonException">What stands before it is no JSON; without it, the whole is none.</exception>
    public string? Text(string member) => Find(member, JsonTokenType.String, out var value) ? value.GetString() : null;

    /// <summary>Whether a member begins with this token.</summary>
    /// <exception cref="JsonException">As for <see cref="Text"/>.</exception>
    public bool Has(string member, JsonTokenType kind) => Find(member, kind, out _);

    private bool Find(string member, JsonTokenType kind, out Utf8JsonReader value)
    {
        value = new Utf8JsonReader(utf8.Span, new JsonReaderOptions { CommentHandling = Lenient.CommentHandling, AllowTrailingCommas = Lenient.AllowTrailingCommas });
        // Behind the root, reading on makes sure that nothing follows.
        while (value.Read())
        {
            if (value.TokenType is JsonTokenType.StartArray && value.CurrentDepth == 0) value.Skip();
            if (value.TokenType is not JsonTokenType.PropertyName) continue;
            var found = value.ValueTextEquals(member);
            value.Read();
            if (found && value.TokenType == kind) return true;
            value.Skip();
        }
        return false;
    }
}
