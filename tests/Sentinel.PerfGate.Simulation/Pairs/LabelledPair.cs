using System.Text.Json;

namespace Sentinel.PerfGate.Simulation.Pairs;

/// <summary>A real pair with exactly known extra work on head.</summary>
/// <param name="K">The extra work, in twentieths: 0, 5 or 10 % more.</param>
/// <param name="Op">Which operation.</param>
/// <param name="Base">Slices of base, ns.</param>
/// <param name="Head">Slices of head, each taken next to its neighbour.</param>
internal sealed record LabelledPair(int K, int Op, IReadOnlyList<double> Base, IReadOnlyList<double> Head)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>All that were measured.</summary>
    public static IReadOnlyList<LabelledPair> All { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Labelled", "duet-launches.jsonl")).Select(line => JsonSerializer.Deserialize<LabelledPair>(line, Json)!)];
}
