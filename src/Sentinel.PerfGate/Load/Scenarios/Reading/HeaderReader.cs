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
            if (!member.Value.IsString || !IsRight(member) || templates.Read(member.Value) is not { } value)
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

    /// <summary>What is wrong with a header's name, as a sentence; null when nothing is.</summary>
    public static string? ProblemOfName(string name) =>
        OfClient.Contains(name, StringComparer.OrdinalIgnoreCase) ? $"The client sets {name} itself. Remove it."
        // RFC 9110, 5.6.2: a token.
        : name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-.^_`|~".Contains(character, StringComparison.Ordinal)) ? null
        : $"\"{name}\" is no name of a header. Valid characters are letters, digits and -.";

    /// <summary>What is wrong with a header's value, as a sentence; null when nothing is.</summary>
    public static string? ProblemOfValue(string name, string value) =>
        value.Any(char.IsControl) ? $"The value of {name} holds a line break or another control character. Remove it." : null;

    private bool IsRight(SourceMember member)
    {
        if (ProblemOfName(member.Name) is { } wrongName)
        {
            values.Refuse(member.Location, wrongName);
            return false;
        }

        if (ProblemOfValue(member.Name, member.Value.Text) is { } wrongValue)
        {
            values.Refuse(member.Value.Location, wrongValue);
            return false;
        }

        return true;
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
