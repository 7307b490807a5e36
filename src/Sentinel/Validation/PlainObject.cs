using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using NJsonSchema;

namespace Sentinel.Validation;

/// <summary>
/// A quick yes to documents as nearly all are: an object of known properties, each a <see cref="PlainString"/> or an object that may hold
/// anything. It says yes only where neither <see cref="JsonTree"/> nor NJsonSchema would find fault, and makes no tree for it. All else,
/// valid or not, is theirs to judge.
/// </summary>
internal sealed class PlainObject
{
    private const int MostProperties = 64;

    private readonly PlainProperty[] _properties;
    private readonly ulong _required;

    private PlainObject(PlainProperty[] properties, ulong required)
    {
        _properties = properties;
        _required = required;
    }

    /// <summary>Reads a schema whose strings are known; null when it is not of such an object.</summary>
    public static PlainObject? Of(JsonSchema schema, IReadOnlyDictionary<JsonSchema, PlainString> strings)
    {
        var names = schema.Properties.Keys.ToList();
        var isKnown = AsksOnlyForAnObject(schema) && !schema.AllowAdditionalProperties && names.Count <= MostProperties
            && schema.RequiredProperties.All(names.Contains);
        if (!isKnown)
        {
            return null;
        }

        var properties = schema.Properties.Select(property => Read(property.Key, property.Value.ActualSchema, strings)).ToArray();
        return new PlainObject(properties, schema.RequiredProperties.Aggregate(0UL, (mask, name) => mask | (1UL << names.IndexOf(name))));
    }

    /// <summary>Whether it certainly holds; false says nothing.</summary>
    public bool Holds(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        var seen = 0UL;
        var next = 0;
        foreach (var property in document.EnumerateObject())
        {
            var at = Find(JsonMarshal.GetRawUtf8PropertyName(property), next);
            if (at < 0 || (seen & (1UL << at)) != 0 || !_properties[at].Holds(property.Value))
            {
                return false;
            }

            seen |= 1UL << at;
            next = at + 1;
        }

        return (seen & _required) == _required;
    }

    private static PlainProperty Read(string name, JsonSchema schema, IReadOnlyDictionary<JsonSchema, PlainString> strings) => new(
        Encoding.UTF8.GetBytes(name),
        strings.GetValueOrDefault(schema),
        AsksOnlyForAnObject(schema) && schema is { AllowAdditionalProperties: true, AdditionalPropertiesSchema: null }
            && schema.Properties.Count + schema.RequiredProperties.Count == 0);

    private static bool AsksOnlyForAnObject(JsonSchema schema) =>
        schema is { Type: JsonObjectType.Object, HasReference: false, Not: null, Item: null, Discriminator: null, Format: null, MinProperties: 0, MaxProperties: 0 }
        && schema.AllOf.Count + schema.AnyOf.Count + schema.OneOf.Count + schema.Enumeration.Count + schema.PatternProperties.Count + schema.Items.Count == 0;

    /// <summary>The place of a name, looked for from where it is in a document that keeps the schema's order; -1 for another one.</summary>
    private int Find(ReadOnlySpan<byte> name, int from)
    {
        for (var step = 0; step < _properties.Length; step++)
        {
            var at = from + step;
            at = at < _properties.Length ? at : at - _properties.Length;
            if (name.SequenceEqual(_properties[at].Name))
            {
                return at;
            }
        }

        return -1;
    }
}
