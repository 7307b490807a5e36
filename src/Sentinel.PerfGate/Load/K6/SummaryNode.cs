using System.Text.Json;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement.Results;

namespace Sentinel.PerfGate.Load.K6;

/// <summary>A value of a summary, the way that leads to it, and the list that takes what is wrong with it.</summary>
internal sealed record SummaryNode(JsonElement Value, IReadOnlyList<object> Way, ICollection<ResultsProblem> Problems)
{
    private const double LargestCount = 1L << 53;

    /// <summary>A member; null when it is absent.</summary>
    public SummaryNode? Member(string name) => Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(name, out var member)
        ? this with { Value = member, Way = [.. Way, name] }
        : null;

    /// <summary>A member that must be an object if it is there; null, with the problem told, when it is something else.</summary>
    public SummaryNode? Object(string name) => Member(name) is { } member && member.IsKind(JsonValueKind.Object, "an object") ? member : null;

    public IEnumerable<(string Name, SummaryNode Node)> Members() => Value.ValueKind != JsonValueKind.Object ? []
        : Value.EnumerateObject().Select(member => (member.Name, this with { Value = member.Value, Way = [.. Way, member.Name] }));

    public IEnumerable<SummaryNode> Items() => Value.ValueKind != JsonValueKind.Array ? []
        : Value.EnumerateArray().Select((item, index) => this with { Value = item, Way = [.. Way, index] });

    /// <summary>A finite number that is not negative; null when it is absent, or with the problem told when it is something else.</summary>
    public double? Number(string name)
    {
        if (Member(name) is not { } member) return null;
        if (member.Value.ValueKind != JsonValueKind.Number)
        {
            member.Report($"is {Described(member.Value)}, and must be a number");
            return null;
        }

        var number = member.Value.GetDouble();
        if (double.IsFinite(number) && number >= 0) return number;
        member.Report(number < 0 ? $"is {member.Value.GetRawText()}, and cannot be negative" : "is too large for a number");
        return null;
    }

    /// <summary>A whole number of things; null as for <see cref="Number"/>.</summary>
    public long? Count(string name)
    {
        if (Number(name) is not { } number) return null;
        if (number <= LargestCount && Math.Floor(number) == number) return (long)number;
        Member(name)!.Report("is a count, and must be a whole number");
        return null;
    }

    public bool IsKind(JsonValueKind kind, string described)
    {
        if (Value.ValueKind == kind) return true;
        Report($"is {Described(Value)}, and must be {described}");
        return false;
    }

    /// <summary>Tells a problem of this value.</summary>
    /// <param name="what">As the rest of a sentence that begins with the value's way.</param>
    public void Report(string what) => Problems.Add(new(DiagnosticCode.ResultsUnreadable, $"{Name()} {what}.", Way));

    private string Name() => Way.Count == 0 ? "The summary" : string.Join('.', Way);

    private static string Described(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "null (k6 writes NaN so)",
        JsonValueKind.String => "a text",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Number => "a number",
        _ => value.GetRawText(),
    };
}
