namespace Sentinel.PerfGate.Budgets;

/// <summary>Guesses what a mistyped word means.</summary>
public static class Suggestion
{
    /// <summary>The known word nearest to the written one, or null when none is near.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="known">The words that would have been right; the first of equally near ones wins.</param>
    public static string? For(string written, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(known);
        var limit = Math.Max(1, Math.Max(Math.Min(3, written.Length / 2), written.Length / 3));
        string? nearest = null;
        foreach (var word in known)
        {
            var distance = Distance(written.ToUpperInvariant(), word.ToUpperInvariant());
            if (distance <= limit && distance < Math.Max(written.Length, word.Length) && (nearest is null || distance < limit))
            {
                nearest = word;
                limit = distance;
            }
        }

        return nearest;
    }

    /// <summary>As a sentence to append to a message, with the blank in front: <c> Did you mean "p99"?</c>; empty when none is near.</summary>
    public static string Sentence(string written, IEnumerable<string> known) =>
        For(written, known) is { } word ? $" Did you mean \"{word}\"?" : "";

    /// <summary>
    /// Insertions, deletions, substitutions and swaps of neighbours that turn one text into the other, no part edited twice
    /// (optimal string alignment, the restricted distance of Damerau, CACM 7(3), 1964).
    /// </summary>
    internal static int Distance(string a, string b)
    {
        var beforePrevious = new int[b.Length + 1];
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        var current = new int[b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
                }
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[b.Length];
    }
}
