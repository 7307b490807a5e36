using System.Text;
using System.Text.Json.Nodes;

namespace Sentinel.Tests.Validation.Generated;

/// <summary>JSON that a tree cannot hold (a second key, half a surrogate pair), put in place of a mark when the tree is written.</summary>
internal sealed class RawParts
{
    private readonly List<(string Mark, string Raw)> _parts = [];

    /// <summary>A value to be written as <paramref name="raw"/>.</summary>
    public JsonNode Value(string raw)
    {
        var mark = NextMark();
        _parts.Add(($"\"{mark}\"", raw));
        return JsonValue.Create(mark);
    }

    /// <summary>A name to be written as <paramref name="raw"/>, a JSON string.</summary>
    public string Name(string raw)
    {
        var mark = NextMark();
        _parts.Add(($"\"{mark}\"", raw));
        return mark;
    }

    /// <summary>What is put in place of marks.</summary>
    public IEnumerable<string> Raw => _parts.Select(part => part.Raw);

    public byte[] Write(JsonNode document)
    {
        var text = document.ToJsonString();
        foreach (var (mark, raw) in _parts)
        {
            text = text.Replace(mark, raw, StringComparison.Ordinal);
        }

        return Encoding.UTF8.GetBytes(text);
    }

    private string NextMark() => $"@@{_parts.Count}@@";
}
