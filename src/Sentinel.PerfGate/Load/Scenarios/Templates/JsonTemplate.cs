using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sentinel.PerfGate.Budgets.Json;

namespace Sentinel.PerfGate.Load.Scenarios.Templates;

/// <summary>A JSON value whose texts may hold placeholders, as one template without blanks; what is put in cannot break the JSON.</summary>
/// <param name="read">Reads one text of it, and tells what is wrong with it.</param>
internal sealed class JsonTemplate(Func<SourceNode, TextTemplate> read)
{
    private readonly List<ITemplatePart> _parts = [];
    private readonly StringBuilder _literal = new();

    public static TextTemplate Of(SourceNode value, Func<SourceNode, TextTemplate> read)
    {
        var template = new JsonTemplate(read);
        template.Write(value);
        template.Flush();
        return new(template._parts);
    }

    private void Write(SourceNode node)
    {
        switch (node.Kind)
        {
            case JsonValueKind.Object:
                WriteAll('{', node.Members, '}', member =>
                {
                    _literal.Append('"').Append(Encoded(member.Name)).Append("\":");
                    Write(member.Value);
                });
                break;
            case JsonValueKind.Array:
                WriteAll('[', node.Items, ']', Write);
                break;
            case JsonValueKind.String:
                _literal.Append('"');
                Write(read(node));
                _literal.Append('"');
                break;
            default:
                _literal.Append(node.Text);
                break;
        }
    }

    private void WriteAll<T>(char opening, IReadOnlyList<T> items, char closing, Action<T> write)
    {
        _literal.Append(opening);
        for (var index = 0; index < items.Count; index++)
        {
            if (index > 0)
            {
                _literal.Append(',');
            }

            write(items[index]);
        }

        _literal.Append(closing);
    }

    private void Write(TextTemplate text)
    {
        foreach (var part in text.Parts)
        {
            if (part is LiteralPart literal)
            {
                _literal.Append(Encoded(literal.Text));
            }
            else
            {
                Flush();
                _parts.Add(part);
            }
        }
    }

    private void Flush()
    {
        if (_literal.Length > 0)
        {
            _parts.Add(new LiteralPart(_literal.ToString()));
            _literal.Clear();
        }
    }

    private static string Encoded(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
}
