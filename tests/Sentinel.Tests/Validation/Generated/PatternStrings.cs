using CsCheck;

namespace Sentinel.Tests.Validation.Generated;

/// <summary>
/// Strings that match a pattern of the schemas: literals, escapes, classes and quantifiers between <c>^</c> and <c>$</c>. Another construct
/// is an error of the test, so that no pattern goes untested.
/// </summary>
internal static class PatternStrings
{
    /// <summary>Where a pattern sets no upper limit.</summary>
    private const int Unbounded = 40;

    public static Gen<string> Matching(string pattern)
    {
        if (pattern is not ['^', .., '$'])
        {
            throw new NotSupportedException($"The pattern {pattern} is not anchored.");
        }

        var whole = Gen.Const("");
        for (var at = 1; at < pattern.Length - 1;)
        {
            var set = Characters(pattern, ref at);
            var (least, most) = Times(pattern, ref at);
            var count = Gen.OneOf(Gen.Const(least), Gen.Const(most), Gen.Int[least, most]);
            var part = count.SelectMany(n => Gen.Int[0, set.Length - 1].Array[n]).Select(picks => string.Concat(picks.Select(pick => set[pick])));
            whole = Gen.Select(whole, part, (before, next) => before + next);
        }

        return whole;
    }

    private static string Characters(string pattern, ref int at)
    {
        var first = pattern[at++];
        switch (first)
        {
            case '\\':
                return pattern[at++].ToString();
            case '(' or ')' or '|' or '.' or '*' or '+' or '?' or '{':
                throw new NotSupportedException($"The pattern {pattern} uses '{first}'.");
            case not '[':
                return first.ToString();
        }

        var set = "";
        while (pattern[at] != ']')
        {
            if (pattern[at + 1] == '-' && pattern[at + 2] != ']')
            {
                set += string.Concat(Enumerable.Range(pattern[at], pattern[at + 2] - pattern[at] + 1).Select(unit => (char)unit));
                at += 3;
            }
            else
            {
                set += pattern[at++];
            }
        }

        at++;
        return set;
    }

    private static (int Least, int Most) Times(string pattern, ref int at)
    {
        switch (pattern[at])
        {
            case '*':
                at++;
                return (0, Unbounded);
            case '+':
                at++;
                return (1, Unbounded);
            case '?':
                at++;
                return (0, 1);
            case '{':
                var end = pattern.IndexOf('}', at);
                var limits = pattern[(at + 1)..end].Split(',').Select(limit => limit.Length == 0 ? Unbounded : int.Parse(limit)).ToArray();
                at = end + 1;
                return (limits[0], limits[^1]);
            default:
                return (1, 1);
        }
    }
}
