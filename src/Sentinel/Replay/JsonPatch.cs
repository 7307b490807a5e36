using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sentinel.Replay;

/// <summary>The difference between two JSON values as a JSON patch (RFC 6902) that makes the second of the first.</summary>
internal static class JsonPatch
{
    /// <summary>Finds it; empty when the two are equal (RFC 6902, section 4.6).</summary>
    public static JsonArray Between(JsonElement from, JsonElement to)
    {
        var patch = new JsonArray();
        Compare("", from, to, patch);
        return patch;
    }

    private static void Compare(string path, JsonElement from, JsonElement to, JsonArray patch)
    {
        if (JsonElement.DeepEquals(from, to))
        {
            return;
        }

        switch (from.ValueKind, to.ValueKind)
        {
            case (JsonValueKind.Object, JsonValueKind.Object):
                CompareObjects(path, from, to, patch);
                break;
            case (JsonValueKind.Array, JsonValueKind.Array):
                CompareArrays(path, from, to, patch);
                break;
            default:
                patch.Add(Operation("replace", path, to));
                break;
        }
    }

    private static void CompareObjects(string path, JsonElement from, JsonElement to, JsonArray patch)
    {
        foreach (var property in from.EnumerateObject())
        {
            var at = $"{path}/{Escaped(property.Name)}";
            if (to.TryGetProperty(property.Name, out var other))
            {
                Compare(at, property.Value, other, patch);
            }
            else
            {
                patch.Add(Operation("remove", at, value: null));
            }
        }

        foreach (var property in to.EnumerateObject().Where(property => !from.TryGetProperty(property.Name, out _)))
        {
            patch.Add(Operation("add", $"{path}/{Escaped(property.Name)}", property.Value));
        }
    }

    private static void CompareArrays(string path, JsonElement from, JsonElement to, JsonArray patch)
    {
        var (before, after) = (from.GetArrayLength(), to.GetArrayLength());
        for (var i = 0; i < Math.Min(before, after); i++)
        {
            Compare(At(path, i), from[i], to[i], patch);
        }

        // From the end: removing moves what lies behind.
        for (var i = before - 1; i >= after; i--)
        {
            patch.Add(Operation("remove", At(path, i), value: null));
        }

        for (var i = before; i < after; i++)
        {
            patch.Add(Operation("add", At(path, i), to[i]));
        }
    }

    private static JsonObject Operation(string name, string path, JsonElement? value)
    {
        var operation = new JsonObject { ["op"] = name, ["path"] = path };
        if (value is { } given)
        {
            operation["value"] = JsonNode.Parse(given.GetRawText());
        }

        return operation;
    }

    private static string At(string path, int index) => $"{path}/{index.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>A reference token of RFC 6901.</summary>
    private static string Escaped(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
