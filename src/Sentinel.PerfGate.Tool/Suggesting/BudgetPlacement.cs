using System.Text.RegularExpressions;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Budgets.Editing;

namespace Sentinel.PerfGate.Tool.Suggesting;

/// <summary>The file that a target's limits are written into: where its key is already, else one file for each first segment of ids.</summary>
/// <param name="existing">The budgets there are.</param>
/// <param name="directory">What their files are named from.</param>
/// <param name="folder">Where new files go.</param>
/// <param name="only">The file that takes all that has no place yet; null for one a first segment.</param>
internal sealed partial class BudgetPlacement(BudgetSet existing, string directory, string folder, string? only)
{
    private const string WithoutSegments = "perf";
    private const double DefaultConfidence = 0.99;

    private readonly Dictionary<string, string> known = existing.Entries
        .DistinctBy(entry => entry.Key)
        .ToDictionary(entry => entry.Key, entry => Path.GetFullPath(entry.Location.File, directory));

    /// <summary>The file's full path.</summary>
    public string FileOf(string targetId) => known.GetValueOrDefault(targetId) ?? only ?? Path.Combine(folder, NameOf(targetId));

    /// <summary>The confidence that limits in the target's file are judged at.</summary>
    public double ConfidenceOf(string targetId) =>
        FileOf(targetId) is var file && File.Exists(file) ? BudgetFileEditor.ConfidenceOf(File.ReadAllBytes(file)) ?? DefaultConfidence : DefaultConfidence;

    private static string NameOf(string targetId)
    {
        var segments = targetId.Split('/', 2);
        var name = segments.Length == 2 ? Unusual().Replace(segments[0], "-").Trim('-', '.') : "";
        return $"{(name.Length > 0 ? name : WithoutSegments)}.json";
    }

    [GeneratedRegex(@"[^\p{L}\p{Nd}._-]+")]
    private static partial Regex Unusual();
}
