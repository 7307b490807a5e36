using System.Text.Json;

namespace Sentinel.PerfGate.Load.K6;

/// <summary>One metric of a summary.</summary>
/// <param name="Name">Its name without tags: <c>http_req_duration</c>.</param>
/// <param name="Tags">Its tags, <c>scenario:hold</c>; empty for the whole run.</param>
/// <param name="Node">Where the summary has it.</param>
/// <param name="Values">Where its figures are.</param>
internal sealed record K6Metric(string Name, string Tags, SummaryNode Node, SummaryNode Values)
{
    /// <summary>Splits <c>http_req_duration{scenario:hold}</c>, and writes the tags as k6 does: without spaces and quotes.</summary>
    public static K6Metric Of(string name, SummaryNode node, SummaryNode values)
    {
        var brace = name.IndexOf('{', StringComparison.Ordinal);
        if (brace < 0 || !name.EndsWith('}')) return new K6Metric(name, "", node, values);
        var tags = name[(brace + 1)..^1].Split(',').Select(Tag).Order(StringComparer.Ordinal);
        return new K6Metric(name[..brace].Trim(), string.Join(',', tags), node, values);
    }

    /// <summary>Whether the type and content that the summary states are these; a problem is told when not. What it does not state is taken.</summary>
    /// <param name="type"><c>trend</c>, <c>rate</c>, <c>counter</c>.</param>
    /// <param name="contains"><c>time</c> or <c>default</c>.</param>
    public bool IsOf(string type, string contains) => States("type", type) & States("contains", contains);

    private bool States(string member, string expected)
    {
        if (Node.Member(member) is not { } stated || (stated.Value.ValueKind == JsonValueKind.String && stated.Value.ValueEquals(expected))) return true;
        stated.Report($"is {stated.Value.GetRawText()}, and of {Name} must be \"{expected}\"");
        return false;
    }

    private static string Tag(string text) => string.Join(':', text.Split(':', 2).Select(part => part.Trim().Trim('"', '\'')));
}
