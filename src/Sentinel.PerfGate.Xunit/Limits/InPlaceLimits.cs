using System.Runtime.CompilerServices;

namespace Sentinel.PerfGate.Xunit.Limits;

/// <summary>The limits that stand on a test, by metric, as their texts. They are read where budget files are, with the same errors.</summary>
internal sealed class InPlaceLimits
{
    private readonly SortedDictionary<string, string> texts = new(StringComparer.Ordinal);

    /// <summary>Limit texts by the metric's name in a budget file.</summary>
    public IReadOnlyDictionary<string, string> Texts => texts;

    public string? Get([CallerMemberName] string property = "") => texts.GetValueOrDefault(MetricOf(property));

    public void Set(string? text, [CallerMemberName] string property = "")
    {
        if (text is null)
            texts.Remove(MetricOf(property));
        else
            texts[MetricOf(property)] = text;
    }

    // The property of p99.9 cannot have a point in its name.
    private static string MetricOf(string property) => property == nameof(PerfFactAttribute.P999) ? "p99.9" : char.ToLowerInvariant(property[0]) + property[1..];
}
