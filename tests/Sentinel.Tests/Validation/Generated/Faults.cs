using System.Text.Json.Nodes;
using Sentinel.Schemas;
using Sentinel.Validation;

namespace Sentinel.Tests.Validation.Generated;

/// <summary>Everything that can be made wrong with a valid document in one place, found by walking it along its schema.</summary>
internal static class Faults
{
    public static IReadOnlyList<Fault> Of(DocumentType type, JsonObject document) => [.. OfObject(Schema.Of(type), document, "")];

    /// <summary>The document with each of them, one at a time.</summary>
    public static IEnumerable<(Fault Fault, byte[] Utf8)> Spoilt(DocumentType type, JsonObject document)
    {
        var count = Of(type, document).Count;
        for (var i = 0; i < count; i++)
        {
            var spoilt = document.DeepClone().AsObject();
            var fault = Of(type, spoilt)[i];
            var parts = new RawParts();
            fault.Spoil(parts);
            yield return (fault, parts.Write(spoilt));
        }
    }

    private static IEnumerable<Fault> OfObject(Schema schema, JsonObject node, string pointer)
    {
        if (schema.IsClosed)
        {
            foreach (var name in new[] { "another", "Version", "", "a/b~c", "$ref" })
            {
                yield return new Fault("additional property", JsonPointer.Append(pointer, name), _ => node[name] = 1);
            }
        }

        foreach (var (name, value) in node.ToArray())
        {
            var at = JsonPointer.Append(pointer, name);
            var quoted = JsonValue.Create(name).ToJsonString();
            yield return new Fault("duplicate key", at, parts => node[parts.Name(quoted)] = value?.DeepClone(), IsOurs: true);
            if (schema.Properties.TryGetValue(name, out var property))
            {
                if (schema.Required.Contains(name))
                {
                    yield return new Fault("missing", at, _ => node.Remove(name));
                }

                foreach (var fault in OfValue(property, value!, at, changed => node[name] = changed))
                {
                    yield return fault;
                }
            }
            else
            {
                foreach (var fault in Surrogates(at, changed => node[name] = changed).Concat(Numbers(at, changed => node[name] = changed)))
                {
                    yield return fault;
                }
            }
        }
    }

    private static IEnumerable<Fault> OfValue(Schema schema, JsonNode value, string pointer, Action<JsonNode?> replace)
    {
        yield return new Fault("null", pointer, _ => replace(null));
        foreach (var json in WrongValues.OfOtherTypes(schema.Type))
        {
            yield return new Fault("wrong type", pointer, parts => replace(parts.Value(json)));
        }

        foreach (var (kind, json) in WrongValues.Of(schema, value))
        {
            yield return new Fault(kind, pointer, parts => replace(parts.Value(json)));
        }

        foreach (var fault in schema.Type switch
        {
            "string" => Surrogates(pointer, replace),
            "number" or "integer" => Numbers(pointer, replace),
            _ => [],
        })
        {
            yield return fault;
        }

        foreach (var fault in value switch
        {
            JsonObject node => OfObject(schema, node, pointer),
            JsonArray array => OfArray(schema, array, pointer),
            _ => [],
        })
        {
            yield return fault;
        }
    }

    private static IEnumerable<Fault> OfArray(Schema schema, JsonArray array, string pointer)
    {
        if (schema.MinItems is > 0 and var least)
        {
            yield return new Fault("too few items", pointer, _ => Resize(array, least - 1));
        }

        if (schema.MaxItems is { } most && array.Count > 0)
        {
            yield return new Fault("too many items", pointer, _ => Resize(array, most + 1));
        }

        for (var i = 0; i < array.Count; i++)
        {
            var index = i;
            foreach (var fault in OfValue(schema.Items!, array[i]!, JsonPointer.Append(pointer, i), changed => array[index] = changed))
            {
                yield return fault;
            }
        }
    }

    /// <summary>What two readers may take differently.</summary>
    private static IEnumerable<Fault> Surrogates(string pointer, Action<JsonNode?> replace) =>
        new[] { @"""\ud83d""", @"""\ude00\ud83d""", @"""a\uDBFF\u0041""" }.Select(raw =>
            new Fault("half a surrogate pair", pointer, parts => replace(parts.Value(raw)), IsOurs: true));

    private static IEnumerable<Fault> Numbers(string pointer, Action<JsonNode?> replace) =>
        new[] { "1e400", "-1e400", "9007199254740993", "-9007199254740992" }.Select(raw =>
            new Fault("number that readers round", pointer, parts => replace(parts.Value(raw)), IsOurs: true));

    private static void Resize(JsonArray array, int count)
    {
        while (array.Count > count)
        {
            array.RemoveAt(array.Count - 1);
        }

        while (array.Count < count)
        {
            array.Add(array[0]!.DeepClone());
        }
    }
}
