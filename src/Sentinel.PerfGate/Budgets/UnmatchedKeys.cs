using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets;

/// <summary>Tells which keys of budget files stand for no target, and which they probably mean.</summary>
public static class UnmatchedKeys
{
    private const int NamedTargets = 5;

    /// <summary>One error (PERF207) an entry, at its key.</summary>
    /// <param name="unmatched">Entries that match no target: <see cref="ResolvedBudgets.Unmatched"/>.</param>
    /// <param name="targetIds">The targets that exist.</param>
    /// <param name="origin">Where the targets come from, for the message: <c>tests/Sentinel.Perf</c>.</param>
    public static IReadOnlyList<Diagnostic> Describe(
        IReadOnlyList<BudgetEntry> unmatched,
        IReadOnlyCollection<string> targetIds,
        string origin
    )
    {
        ArgumentNullException.ThrowIfNull(unmatched);
        ArgumentNullException.ThrowIfNull(targetIds);
        return [.. unmatched.Select(entry => Describe(entry, targetIds, origin))];
    }

    /// <summary>The target, or the glob, that a key probably means; null when nothing is near.</summary>
    public static string? Suggest(string key, IReadOnlyCollection<string> targetIds)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(targetIds);
        var segments = key.Split('/');
        var open = Array.FindIndex(segments, segment => segment.Contains('*', StringComparison.Ordinal));
        if (open < 0)
        {
            return Suggestion.For(key, targetIds);
        }

        var literal = string.Join('/', segments[..open]);
        var beginnings = targetIds.Select(id => string.Join('/', id.Split('/').Take(open))).Distinct();
        return Suggestion.For(literal, beginnings) is { } beginning && new TargetPattern(With(beginning)) is var glob && targetIds.Any(glob.IsMatch)
            ? glob.Text
            : null;

        string With(string beginning) => string.Join('/', [beginning, .. segments[open..]]);
    }

    private static Diagnostic Describe(BudgetEntry entry, IReadOnlyCollection<string> targetIds, string origin)
    {
        var cure =
            Suggest(entry.Key, targetIds) is { } meant ? $"Did you mean \"{meant}\"?"
            : targetIds.Count == 0 ? "There are no targets at all."
            : $"Valid values are {Names(targetIds)}, or a glob over them; \"optional\": true allows none.";
        return new Diagnostic(
            DiagnosticCode.KeyMatchesNoTarget,
            DiagnosticSeverity.Error,
            entry.Location,
            $"\"{entry.Key}\" matches no target of {origin}. {cure}"
        );
    }

    private static string Names(IReadOnlyCollection<string> targetIds)
    {
        var named = string.Join(", ", targetIds.Order(StringComparer.Ordinal).Take(NamedTargets));
        return targetIds.Count > NamedTargets ? $"{named} and {targetIds.Count - NamedTargets} more" : named;
    }
}
