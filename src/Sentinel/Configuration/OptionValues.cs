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
        return section.GetChildren().SelectMany(child => known.TryGetValue(child.Key, out var property)
            ? ErrorsOfValue(child, property)
            : [$"{child.Path} is no option. {section.Path} has {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}."]);
    }

    private static IEnumerable<string> ErrorsOfValue(IConfigurationSection value, PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type.GetElementType() is { } element)
        {
            return value.GetChildren().SelectMany(item => IsSingle(element) ? [] : ErrorsOf(item, element));
        }

        if (!IsSingle(type))
        {
            return ErrorsOf(value, type);
        }

        return value.Value is { } text && !IsReadable(text, type) ? [$"Invalid value '{text}' of {value.Path}. It must be {Describe(type)}."] : [];
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
