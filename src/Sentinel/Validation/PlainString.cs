using NJsonSchema;

namespace Sentinel.Validation;

/// <summary>A schema that asks of a value no more than to be a string, to keep a <see cref="StringRule"/> and to be one of a few.</summary>
internal sealed class PlainString
{
    private readonly StringRule? _rule;
    private readonly string[]? _choices;

    private PlainString(StringRule? rule, string[]? choices)
    {
        _rule = rule;
        _choices = choices;
    }

    /// <summary>Reads a schema whose string keywords went to the rule; null when it asks anything else.</summary>
    public static PlainString? Of(JsonSchema schema, StringRule? rule)
    {
        var asksNoMore = schema is { Type: JsonObjectType.String, HasReference: false, Not: null, Item: null, Discriminator: null }
            && schema.Format == rule?.Format
            && schema is { Pattern: null, MinLength: null, MaxLength: null }
            && schema.AllOf.Count + schema.AnyOf.Count + schema.OneOf.Count + schema.Properties.Count + schema.RequiredProperties.Count == 0
            && schema.Enumeration.All(choice => choice is string);
        return asksNoMore ? new PlainString(rule, schema.Enumeration.Count == 0 ? null : [.. schema.Enumeration.Cast<string>()]) : null;
    }

    public bool Holds(string value) =>
        (_choices is null || Array.IndexOf(_choices, value) >= 0) && _rule?.Violation(value) is null;
}
