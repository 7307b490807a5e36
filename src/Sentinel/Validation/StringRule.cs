using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;

namespace Sentinel.Validation;

/// <summary>
/// Everything a schema asks of one string: format, pattern and length. NJsonSchema asserts few formats and those loosely, takes a
/// pattern's <c>$</c> to match before a last line feed, and counts UTF-16 units where JSON Schema counts code points.
/// </summary>
internal sealed class StringRule : IFormatValidator
{
    private readonly Func<string, bool>? _format;
    private readonly string? _formatName;
    private readonly Regex? _pattern;
    private readonly string? _patternText;
    private readonly int? _minimum;
    private readonly int? _maximum;

    private StringRule(JsonSchema schema, int number)
    {
        Format = $"string rule {number.ToString(CultureInfo.InvariantCulture)}";
        _formatName = schema.Format;
        _format = _formatName is null ? null : StringFormats.Find(_formatName);
        _patternText = schema.Pattern;
        _pattern = _patternText is null ? null : Compile(_patternText);
        _minimum = schema.MinLength;
        _maximum = schema.MaxLength;
    }

    public string Format { get; }

    public ValidationErrorKind ValidationErrorKind => ValidationErrorKind.Unknown;

    /// <summary>Moves the string keywords of a schema into a rule; null when it has none.</summary>
    public static StringRule? TakeFrom(JsonSchema schema, int number)
    {
        if (schema is { Format: null, Pattern: null, MinLength: null, MaxLength: null })
        {
            return null;
        }

        var rule = new StringRule(schema, number);
        schema.Format = rule.Format;
        schema.Pattern = null;
        schema.MinLength = null;
        schema.MaxLength = null;
        return rule;
    }

    public bool IsValid(string value, JTokenType tokenType) => Violation(value) is null;

    /// <summary>What the value breaks first; null when it holds.</summary>
    public string? Violation(string value)
    {
        if (_format is not null && !_format(value))
        {
            return StringFormats.Describe(_formatName!);
        }

        if (_pattern is not null && !_pattern.IsMatch(value))
        {
            return $"must match {_patternText}";
        }

        if (_maximum is { } maximum && value.Length > maximum && CodePoints(value) > maximum)
        {
            return $"must have at most {maximum} characters";
        }

        return _minimum is { } minimum && CodePoints(value) < minimum ? $"must have at least {minimum} character{(minimum == 1 ? "" : "s")}" : null;
    }

    private static Regex Compile(string pattern)
    {
        var ecmaEnd = pattern.EndsWith('$') && !pattern.EndsWith(@"\$", StringComparison.Ordinal) ? pattern[..^1] + @"\z" : pattern;
        return new Regex(ecmaEnd, RegexOptions.CultureInvariant | RegexOptions.Compiled, TimeSpan.FromSeconds(1));
    }

    private static int CodePoints(string value)
    {
        var count = 0;
        foreach (var unit in value)
        {
            count += char.IsLowSurrogate(unit) ? 0 : 1;
        }

        return count;
    }
}
