using System.Text;
using CsCheck;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Budgets.Editing;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Gate.Stored;
using Sentinel.PerfGate.Gate.Suggesting;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tests.Budgets;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Suggesting;

/// <summary>Whatever the file looks like and whatever was measured: what was there is there, and the results pass what was added.</summary>
public sealed class SuggestionPropertyTests
{
    private static readonly string[] Ids = ["orders/parse", "orders/find \"x\"", "é/😀"];

    private static readonly Gen<string> Blank = Choice.Of("", " ", "\n", "\r\n\t", "\n    ", " /* c, } */ ", "  // {\"c\":\n  ", "\n// é,\r\n");

    private static readonly Gen<string> Limits = Choice.Of("\"mean\":\"< 1min\"", "\"p99\" :  \"< 60_000ms\"", "\"allocated\": { \"limit\": \"<= 1MB\", \"severity\": \"warning\" }", "\"regression\":\"< 7.50%\"", "\"description\": \"by, hand }\"");

    private static readonly Gen<string> Members =
        Gen.Select(Limits.HashSet[1, 4], Blank.Array[10], Gen.Bool).Select((limits, blanks, comma) => Join(limits.Append("\"max\": \"< 1min\""), blanks, comma));

    private static readonly Gen<string> Files = Gen.Select(Members.Array[3], Gen.Int[0, 3], Blank.Array[12], Gen.Bool, Gen.Int[0, 3]).Select((members, entries, blanks, comma, shape) =>
    {
        var budgets = Join(members.Take(entries).Select((text, index) => $"{System.Text.Json.JsonSerializer.Serialize(Ids[index])}:{blanks[index]}{{{text}}}"), blanks[4..], comma && entries > 0);
        return shape switch
        {
            0 => $"{{{blanks[0]}\"budgets\":{{{budgets}}}{blanks[1]}}}",
            1 => $"{{\n  \"version\": 1,\n  \"budgets\": {{{budgets}}}\n}}\n",
            2 => $"{{\r\n\t\"defaults\": {{ \"confidence\": \"99.9%\", \"onInconclusive\": \"fail\" }},\r\n\t\"budgets\": {{{budgets}}},\r\n}}",
            _ => $"{blanks[2]}{{ \"budgets\":{blanks[3]}{{{budgets}}},{blanks[0]}\"version\": 1{blanks[2]}}}",
        };
    });

    private static readonly Gen<ResultsDocument> Results =
        Gen.Select(Gen.Double[2, 7], Gen.Int[1, 6], Gen.Double[0, 0.2], Choice.Of(0L, 40, 700), Choice.Of<double?>(null, 0, 24, 1_208.5), Gen.Int[1, 1_000])
            .Array[3]
            .Select(drawn => new ResultsDocument([.. drawn.Select((of, index) => Measured.Benchmark(Ids[index], Math.Pow(10, of.Item1), of.Item2, of.Item3, of.Item4, of.Item5, of.Item6))]));

    [Fact]
    public void After_suggesting_the_file_parses_its_bytes_are_there_and_the_same_results_pass() =>
        Gen.Select(Files, Results).Sample(
            (file, results) =>
            {
                var before = BudgetText.Read(file);
                Assert.Empty(before.Diagnostics);
                var bytes = Encoding.UTF8.GetBytes(file);
                var options = new SuggestOptions { ConfidenceOf = _ => BudgetFileEditor.ConfidenceOf(bytes) ?? 0.99 };

                var added = Entries(Suggestions.Of(results, Set(before.Entries!), options));
                var edited = added.Length == 0 ? bytes : BudgetFileEditor.Add(bytes, added);

                var after = BudgetText.Read(edited);
                Assert.Empty(after.Diagnostics);
                Assert.True(IsSubsequence(bytes, edited), Encoding.UTF8.GetString(edited));
                Assert.Equal(Written(before.Entries!), Written(after.Entries!).Where(Written(before.Entries!).Contains));
                Assert.Equal(before.Entries!.Sum(entry => entry.Objectives.Count) + added.Sum(entry => entry.Objectives.Count), after.Entries!.Sum(entry => entry.Objectives.Count));

                Assert.DoesNotContain(Suggestions.Of(results, Set(after.Entries!), options), target => target.Limits.Any());
                var judged = new StoredJudgement(results).Judge(Set(after.Entries!)).Verdicts.Verdicts;
                var old = before.Entries!.SelectMany(entry => entry.Objectives.Select(objective => (entry.Key, objective.Metric.Name))).ToHashSet();
                Assert.All(
                    judged.Where(verdict => !old.Contains((verdict.Target, verdict.Metric))),
                    verdict => Assert.True(verdict.Kind is VerdictKind.Pass or VerdictKind.New, verdict.Message));
            },
            seed: "0000KOIPC5V4",
            iter: 300);

    private static AddedEntry[] Entries(IReadOnlyList<SuggestedTarget> targets) =>
        [.. targets.Where(target => target.Limits.Any()).Select(target => new AddedEntry(target.Id, [.. target.Limits.Select(limit => new AddedObjective(limit.Metric.Name, limit.Text))]))];

    private static BudgetSet Set(IReadOnlyList<BudgetEntry> entries) => new(["b.json"], entries);

    private static string[] Written(IReadOnlyList<BudgetEntry> entries) =>
        [.. entries.SelectMany(entry => entry.Objectives.Select(objective => $"{entry.Key} {objective.Metric.Name} {objective.Text} {objective.Severity} {objective.Confidence}"))];

    private static bool IsSubsequence(byte[] part, byte[] whole)
    {
        var found = 0;
        foreach (var value in whole)
            if (found < part.Length && part[found] == value) found++;
        return found == part.Length;
    }

    private static string Join(IEnumerable<string> members, string[] blanks, bool comma)
    {
        var text = new StringBuilder();
        foreach (var (index, member) in members.Index())
            text.Append(index > 0 ? "," : "").Append(blanks[(index * 2) % blanks.Length]).Append(member).Append(blanks[((index * 2) + 1) % blanks.Length]);
        return text.Append(comma ? "," : "").Append(blanks[^1]).ToString();
    }
}
