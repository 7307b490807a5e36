using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sentinel.Tests.Documentation;

/// <summary>An answer with what differs each time, ids, times, hashes, signatures, replaced by its kind.</summary>
internal static partial class AnswerShape
{
    /// <summary>The values of a text of JSON, one behind the other, indented.</summary>
    public static string Of(string json)
    {
        var shapes = new List<string>();
        var rest = json.Trim();
        while (rest.Length > 0)
        {
            var reader = new System.Text.Json.Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(rest));
            var value = JsonNode.Parse(ref reader);
            shapes.Add(Shape(value)?.ToJsonString(new() { WriteIndented = true }) ?? "null");
            rest = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(rest).AsSpan((int)reader.BytesConsumed)).Trim();
        }

        return string.Join('\n', shapes);
    }

    private static JsonNode? Shape(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Shape(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Shape)]),
        JsonValue value when value.TryGetValue<string>(out var text) => KindOf(text),
        _ => node?.DeepClone(),
    };

    private static string KindOf(string text)
    {
        text = Uuid().Replace(text, "<uuid>");
        text = Time().Replace(text, "<time>");
        text = Hash().Replace(text, "<hash>");
        return Secret().Replace(text, "<base64>");
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*(Z|[+-]\d\d:\d\d)")]
    private static partial Regex Time();

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Hash();

    [GeneratedRegex("^[A-Za-z0-9+/_-]{22,}={0,2}$")]
    private static partial Regex Secret();
}
