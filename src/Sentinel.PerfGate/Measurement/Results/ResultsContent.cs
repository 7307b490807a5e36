using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sentinel.PerfGate.Budgets.Json;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Measurement.Results;

/// <summary>The bytes of a results file, and the places of what is wrong in them. Places cost a second reading, so only errors pay.</summary>
internal sealed partial class ResultsContent(string file, ReadOnlyMemory<byte> utf8)
{
    private readonly Lazy<SourceText> text = new(() => new SourceText(file, utf8.Span));

    /// <exception cref="InvalidResultsException">PERF212: no JSON, or a value of the wrong kind.</exception>
    public ResultsJson Read() => Read<ResultsJson>("results", DiagnosticCode.ResultsUnreadable);

    /// <param name="content">What it should hold, in messages.</param>
    /// <param name="code">The code of the error when it does not.</param>
    /// <exception cref="InvalidResultsException">No JSON, or a value of the wrong kind.</exception>
    public T Read<T>(string content, string code)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(utf8.Span, ResultsJson.Options) ?? throw new JsonException("It is null.");
        }
        catch (JsonException wrong)
        {
            // The serializer gives the end of a value of the wrong kind; its way leads to the beginning.
            var at = wrong is { Path: { } way, InnerException: not JsonException }
                ? text.Value.LocationOf(OffsetOf(StepsOf(way)))
                : text.Value.LocationOf(wrong.LineNumber ?? 0, wrong.BytePositionInLine ?? 0);
            var where = wrong.Path is { Length: > 1 } path ? $" at {path}" : "";
            throw new InvalidResultsException(
                [new Diagnostic(code, DiagnosticSeverity.Error, at, $"{file} holds no {content}{where}: {Reason(wrong)}")]);
        }
    }

    public Diagnostic Locate(ResultsProblem problem) => new(problem.Code, DiagnosticSeverity.Error, LocationOf(problem.Way), problem.Message);

    /// <summary>The place that a way leads to, or the last on it that exists.</summary>
    public SourceLocation LocationOf(IReadOnlyList<object> way) => text.Value.LocationOf(OffsetOf(way));

    /// <summary>The first property that is given again in its object; null when all are given once.</summary>
    public Diagnostic? FirstDuplicate()
    {
        var reader = new Utf8JsonReader(utf8.Span, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var open = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject) open.Push([]);
            else if (reader.TokenType == JsonTokenType.EndObject) open.Pop();
            else if (reader.TokenType == JsonTokenType.PropertyName && !open.Peek().Add(reader.GetString()!))
                return new(DiagnosticCode.ResultsUnreadable, DiagnosticSeverity.Error, text.Value.LocationOf((int)reader.TokenStartIndex), $"\"{reader.GetString()}\" is given twice.");
        }

        return null;
    }

    /// <summary>Where the way leads to, or the last place on it that exists.</summary>
    private int OffsetOf(IReadOnlyList<object> way)
    {
        var reader = new Utf8JsonReader(utf8.Span, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        reader.Read();
        foreach (var step in way)
        {
            var parent = reader;
            if (!(step is int index ? ToItem(ref reader, index) : ToMember(ref reader, (string)step)))
                return (int)parent.TokenStartIndex;
        }

        return (int)reader.TokenStartIndex;
    }

    /// <summary>The steps of <c>$.targets[0].unit</c>.</summary>
    private static List<object> StepsOf(string way) =>
        [.. Steps().Matches(way).Select(step => step.Groups["index"].Success
            ? (object)int.Parse(step.Groups["index"].ValueSpan, CultureInfo.InvariantCulture)
            : step.Groups["name"].Value)];

    [GeneratedRegex(@"\[(?<index>\d+)\]|\['(?<name>[^']*)'\]|\.(?<name>[^.\[]+)")]
    private static partial Regex Steps();

    private static bool ToItem(ref Utf8JsonReader reader, int index)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return false;
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            if (i == index)
                return true;
            reader.Skip();
        }

        return false;
    }

    private static bool ToMember(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(name);
            reader.Read();
            if (found)
                return true;
            reader.Skip();
        }

        return false;
    }

    /// <summary>The reason without the serializer's own way of giving places.</summary>
    private static string Reason(JsonException wrong)
    {
        var message = wrong.Message;
        var path = message.IndexOf(" Path:", StringComparison.Ordinal);
        var line = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return path >= 0 ? message[..path] : line >= 0 ? message[..line] : message;
    }
}
