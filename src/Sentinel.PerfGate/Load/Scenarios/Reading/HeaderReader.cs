using System.Net.Http.Headers;
using Sentinel.PerfGate.Budgets.Json;
using Sentinel.PerfGate.Load.Scenarios.Templates;

namespace Sentinel.PerfGate.Load.Scenarios.Reading;

/// <summary>Reads the headers of a request. The type of the body is kept apart, for the client sets it with the body.</summary>
internal sealed class HeaderReader(TemplateReader templates, ScenarioValues values)
{
    /// <summary>What the client sets itself, for it knows how it sends.</summary>
    private static readonly string[] OfClient = ["Content-Length", "Transfer-Encoding", "Connection"];

    /// <returns>Headers null when one has errors.</returns>
    public (IReadOnlyList<KeyValuePair<string, TextTemplate>>? Headers, string? ContentType) Read(SourceNode? node)
    {
        var headers = new List<KeyValuePair<string, TextTemplate>>();
        string? contentType = null;
        var whole = true;
        foreach (var member in node?.Members ?? [])
        {
            if (!member.Value.IsString || !IsName(member) || templates.Read(member.Value) is not { } value || !IsValue(member))
            {
                whole = false;
            }
            else if (member.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                contentType = value.Render(default);
                whole &= IsContentType(member, contentType);
            }
            else
            {
                headers.Add(new(member.Name, value));
            }
        }

        return (whole ? headers : null, contentType);
    }

    private bool IsName(SourceMember member)
    {
        if (OfClient.Contains(member.Name, StringComparer.OrdinalIgnoreCase))
        {
            values.Refuse(member.Location, $"The client sets {member.Name} itself. Remove it.");
            return false;
        }

        // RFC 9110, 5.6.2: a token.
        if (member.Name.Length > 0 && member.Name.All(character => char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-.^_`|~".Contains(character, StringComparison.Ordinal)))
        {
            return true;
        }

        values.Refuse(member.Location, $"\"{member.Name}\" is no name of a header. Valid characters are letters, digits and -.");
        return false;
    }

    private bool IsValue(SourceMember member)
    {
        if (!member.Value.Text.Any(char.IsControl))
        {
            return true;
        }

        values.Refuse(member.Value.Location, $"The value of {member.Name} holds a line break or another control character. Remove it.");
        return false;
    }

    private bool IsContentType(SourceMember member, string text)
    {
        if (MediaTypeHeaderValue.TryParse(text, out _))
        {
            return true;
        }

        values.Refuse(member.Value.Location, $"\"{text}\" is no type of content. Write \"application/json\".");
        return false;
    }
}
