using System.Text;

namespace Sentinel.PerfGate.Benchmarks.Comparison;

/// <summary>Implementations compared, the quickest first and those that were not measured last.</summary>
/// <param name="Name">What was compared.</param>
/// <param name="Implementations">One for each that was added.</param>
/// <param name="Rounds">How many rounds there were.</param>
/// <param name="Confidence">Of all intervals together.</param>
public sealed record BenchmarkComparison(string Name, IReadOnlyList<ComparedImplementation> Implementations, int Rounds, double Confidence)
{
    /// <summary>
    /// The fastest, when the interval of every other lies above it; null when one is not told apart from it, or nothing was measured.
    /// </summary>
    public string? Fastest => NotToldApart is [var alone] ? alone : null;

    /// <summary>The quickest and those whose intervals do not say that they are slower; one name when the fastest is known.</summary>
    public IReadOnlyList<string> NotToldApart =>
        [.. Implementations.Where(implementation => implementation is { Failure: null, IsSlower: false }).Select(implementation => implementation.Name)];

    /// <summary>An implementation by its name; null when none has it.</summary>
    public ComparedImplementation? Find(string name) => Implementations.FirstOrDefault(implementation => implementation.Name == name);

    /// <summary>A table, and who is fastest.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Name).Append(": ").Append(Rounds).AppendLine(Rounds == 1 ? " round in one process" : " rounds in one process");
        string[][] rows = [.. Implementations.Select(one => new[] { one.Name, one.RateText, one.RatioText, one.AllocatedText })];
        foreach (var row in rows)
            text.Append(' ').AppendLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(rows.Max(other => other[column].Length)))).TrimEnd());
        return text.Append(Conclusion).ToString();
    }

    private string Conclusion => NotToldApart switch
    {
        [] => "Nothing was measured.",
        [var fastest] => $"Fastest: {fastest}.",
        var several => $"Not told apart: {string.Join(", ", several)}.",
    };
}
