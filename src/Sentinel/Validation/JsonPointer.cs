using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Sentinel.Validation;

/// <summary>JSON pointers, RFC 6901.</summary>
internal static class JsonPointer
{
    public static string Append(string pointer, string name) =>
        $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    public static string Append(string pointer, int index) => $"{pointer}/{index.ToString(CultureInfo.InvariantCulture)}";

    public static string Of(JToken token) => token switch
    {
        { Parent: null } => "",
        JProperty property => Append(Of(property.Parent!), property.Name),
        { Parent: JProperty property } => Of(property),
        { Parent: JArray array } => Append(Of(array), array.IndexOf(token)),
        _ => Of(token.Parent!),
    };
}
