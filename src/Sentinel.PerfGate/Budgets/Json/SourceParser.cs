using System.Text;
using System.Text.Json;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets.Json;

/// <summary>Reads JSON with comments and trailing commas into nodes that know their places, and finds keys given twice.</summary>
internal sealed class SourceParser
{
    private readonly SourceText source;
    private readonly ICollection<Diagnostic> diagnostics;

    private SourceParser(SourceText source, ICollection<Diagnostic> diagnostics)
    {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    /// <param name="source">The text.</param>
    /// <param name="diagnostics">Gets what is wrong with it.</param>
    /// <param name="skeleton">What to write into a file that holds nothing.</param>
    /// <returns>Null after a syntax error, which is then among the diagnostics (PERF201).</returns>
    public static SourceNode? Parse(SourceText source, ICollection<Diagnostic> diagnostics, string skeleton)
    {
        if (source.FirstInvalid() is { } invalid)
        {
            Report(invalid, "The file is not UTF-8 text from here on. Save it as UTF-8.");
            return null;
        }

        var options = new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        var reader = new Utf8JsonReader(source.Utf8, options);
        try
        {
            reader.Read();
            var root = new SourceParser(source, diagnostics).ReadValue(ref reader);
            reader.Read();
            return root;
        }
        catch (JsonException e)
        {
            Report(source.LocationOf(e.LineNumber ?? 0, e.BytePositionInLine ?? 0), SyntaxMessage(e, skeleton));
        }
        catch (InvalidOperationException)
        {
            // Thrown for text that no string can hold: an escaped half of a surrogate pair.
            Report(source.LocationOf((int)reader.TokenStartIndex), "The text holds half a surrogate pair. Write both halves, or the character itself.");
        }

        return null;

        void Report(SourceLocation location, string message) =>
            diagnostics.Add(new Diagnostic(DiagnosticCode.JsonSyntax, DiagnosticSeverity.Error, location, message));
    }

    private SourceNode ReadValue(ref Utf8JsonReader reader)
    {
        var begin = (int)reader.TokenStartIndex;
        var node = ReadValue(ref reader, source.LocationOf(begin));
        return node with { Extent = begin..(int)reader.BytesConsumed };
    }

    private SourceNode ReadValue(ref Utf8JsonReader reader, SourceLocation location)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return new SourceNode(JsonValueKind.Object, location) { Members = ReadMembers(ref reader) };
            case JsonTokenType.StartArray:
                var items = new List<SourceNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(ReadValue(ref reader));
                }

                return new SourceNode(JsonValueKind.Array, location) { Items = items };
            case JsonTokenType.String:
                return new SourceNode(JsonValueKind.String, location, reader.GetString()!);
            default:
                var kind = reader.TokenType switch
                {
                    JsonTokenType.Number => JsonValueKind.Number,
                    JsonTokenType.True => JsonValueKind.True,
                    JsonTokenType.False => JsonValueKind.False,
                    _ => JsonValueKind.Null,
                };
                return new SourceNode(kind, location, Encoding.UTF8.GetString(reader.ValueSpan));
        }
    }

    private List<SourceMember> ReadMembers(ref Utf8JsonReader reader)
    {
        var members = new List<SourceMember>();
        var first = new Dictionary<string, SourceLocation>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            var location = source.LocationOf((int)reader.TokenStartIndex);
            if (!first.TryAdd(name, location))
            {
                diagnostics.Add(
                    new Diagnostic(
                        DiagnosticCode.DuplicateKey,
                        DiagnosticSeverity.Error,
                        location,
                        $"\"{name}\" is given twice: here and at {first[name]}. Keep one of them."
                    )
                );
            }

            reader.Read();
            members.Add(new SourceMember(name, location, ReadValue(ref reader)));
        }

        return members;
    }

    private static string SyntaxMessage(JsonException exception, string skeleton)
    {
        var message = exception.Message;
        var position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = position < 0 ? message : message[..position];
        return reason.StartsWith("The input does not contain any JSON tokens", StringComparison.Ordinal)
            ? $"The file holds no JSON. Write {skeleton}."
            : $"This is not JSON: {reason}";
    }
}
