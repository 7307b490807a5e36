using System.ComponentModel;
using System.Reflection;

namespace Sentinel.Configuration;

/// <summary>
/// Holds a configuration section against the options it is to set. The binder would pass over a name it does not know, and stop at the
/// first value it cannot read.
/// </summary>
internal static class OptionValues
{
    /// <summary>Everything in the section that sets nothing.</summary>
    /// <param name="section">The section.</param>
    /// <param name="options">The type whose settable properties it sets.</param>
    public static IEnumerable<string> ErrorsOf(IConfigurationSection section, Type options)
    {
        var known = options.GetProperties().Where(property => property.CanWrite).ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        var names = string.Join(", ", known.Keys.Order(StringComparer.OrdinalIgnoreCase));

        // An empty section of a JSON file has an empty value.
        return string.IsNullOrEmpty(section.Value)
            ? section.GetChildren().SelectMany(child => known.TryGetValue(child.Key, out var property)
                ? ErrorsOf(child, property)
                : [$"{child.Path} is no option. {section.Path} has {names}."])
            : [$"{section.Path} is no value but a section. It has {names}."];
    }

    private static IEnumerable<string> ErrorsOf(IConfigurationSection value, PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type.GetElementType() is { } element ? ErrorsOfList(value, element) : IsSingle(type) ? ErrorsOfSingle(value, type) : ErrorsOf(value, type);
    }

    private static IEnumerable<string> ErrorsOfList(IConfigurationSection list, Type element) => string.IsNullOrEmpty(list.Value)
        ? list.GetChildren().SelectMany(item => IsSingle(element) ? ErrorsOfSingle(item, element) : ErrorsOf(item, element))
        : [$"{list.Path} is no value but a list. Its items are {list.Path}:0 and so on."];

    private static IEnumerable<string> ErrorsOfSingle(IConfigurationSection value, Type type)
    {
        foreach (var child in value.GetChildren())
        {
            yield return $"{child.Path} is no option. {value.Path} is a single value.";
        }

        if (value.Value is { } text && !IsReadable(text, type))
        {
            yield return $"Invalid value '{text}' of {value.Path}. It must be {Describe(type)}.";
        }
    }

    private static bool IsSingle(Type type) => type == typeof(string) || type.IsValueType;

    private static bool IsReadable(string text, Type type)
    {
        if (type == typeof(string))
        {
            return true;
        }

        try
        {
            // As the binder reads it.
            TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
            return true;
        }
        catch (Exception error) when (error is FormatException or ArgumentException or OverflowException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Describe(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "true or false",
        TypeCode.Int32 => "a whole number",
        TypeCode.Double => "a number",
        _ when type == typeof(TimeSpan) => "a time such as 00:00:05 (hours:minutes:seconds)",
        _ => $"a {type.Name}",
    };
}
