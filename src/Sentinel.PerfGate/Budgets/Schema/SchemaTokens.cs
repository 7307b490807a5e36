using System.Globalization;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using Sentinel.PerfGate.Budgets.Json;

namespace Sentinel.PerfGate.Budgets.Schema;

/// <summary>Turns nodes into the tokens that NJsonSchema works on; each token carries its node, and with it its place.</summary>
internal static class SchemaTokens
{
    public static JToken From(SourceNode node)
    {
        JToken token = node.Kind switch
        {
            JsonValueKind.Object => FromObject(node),
            JsonValueKind.Array => new JArray(node.Items.Select(From)),
            JsonValueKind.String => JValue.CreateString(node.Text),
            JsonValueKind.Number => FromNumber(node.Text),
            JsonValueKind.Null => JValue.CreateNull(),
            _ => new JValue(node.Kind == JsonValueKind.True),
        };
        token.AddAnnotation(node);
        return token;
    }

    // Of a key given twice the first counts here; the second is reported by the parser already.
    private static JObject FromObject(SourceNode node)
    {
        var result = new JObject();
        foreach (var member in node.Members.DistinctBy(member => member.Name))
        {
            var property = new JProperty(member.Name, From(member.Value));
            property.AddAnnotation(member);
            result.Add(property);
        }

        return result;
    }

    private static JValue FromNumber(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
            ? new JValue(integer)
            : new JValue(double.Parse(text, CultureInfo.InvariantCulture));
}
