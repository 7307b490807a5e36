namespace Sentinel.PerfGate.Gate.History;

/// <summary>One run in the history of a target.</summary>
/// <param name="Run">The run's place among all runs of the file, from 1.</param>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Commit">Its commit, if known.</param>
/// <param name="Time">When it was measured, if known.</param>
/// <param name="Value">Its figure, in ns.</param>
public sealed record HistoryPoint(int Run, int Line, string? Commit, DateTimeOffset? Time, double Value)
{
    private const int ShortCommit = 10;

    /// <summary>How people call it: <c>run 34 (4f2c1d9, 2026-11-24)</c>.</summary>
    public string Name
    {
        get
        {
            string?[] known = [Abbreviated, Time?.ToString("yyyy-MM-dd")];
            var details = string.Join(", ", known.OfType<string>());
            return details.Length == 0 ? $"run {Run}" : $"run {Run} ({details})";
        }
    }

    /// <summary>The commit, its id cut to ten digits; null when not known.</summary>
    public string? Abbreviated =>
        Commit is { Length: > ShortCommit } id && id.All(char.IsAsciiHexDigit) ? id[..ShortCommit] : Commit;
}
