using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Gate.Stored;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tests.Budgets;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.K6;

/// <summary>The real summaries, damaged at random: whatever still passes passes by the figures that were measured.</summary>
public sealed class SummaryMutationTests
{
    private static readonly BudgetSet Budgets = new(
        ["b.json"], BudgetText.Read("""{ "version": 1, "budgets": { "k6": { "service.p95": "< 500ms", "errorRate": "< 5%" } } }""").Entries!);

    private static readonly string[] Odd = ["null", "\"13.2ms\"", "true", "{}", "[1]", "-1"];
    private static readonly Gen<JsonNode?> Strange = Gen.Int[0, 5].Select(at => JsonNode.Parse(Odd[at]));

    public static TheoryData<string, string[]> Needed => new()
    {
        { SampleSummary.Handle, ["metrics", "metrics.http_req_duration", "metrics.http_req_duration.values", "metrics.http_req_duration.values.p(95)", "metrics.http_req_failed", "metrics.http_req_failed.values", "metrics.http_req_failed.values.passes", "metrics.http_req_failed.values.fails"] },
        { SampleSummary.Export, ["metrics", "metrics.http_req_duration", "metrics.http_req_duration.p(95)", "metrics.http_req_failed", "metrics.http_req_failed.passes", "metrics.http_req_failed.fails"] },
        { SampleSummary.MachineReadable, ["version", "results", "results.metrics", "http_req_duration", "http_req_duration.values", "http_req_duration.values.p(95)", "http_req_failed", "http_req_failed.values", "http_req_failed.values.matches", "http_req_failed.values.total"] },
    };

    [Theory]
    [MemberData(nameof(Needed))]
    public void Without_anything_that_the_budget_needs_nothing_passes(string shape, string[] needed)
    {
        Assert.Equal(GateOutcome.Pass, Outcome(Uncrossed(shape).ToJsonString()).Outcome);
        foreach (var way in needed)
        {
            var root = Uncrossed(shape);
            Remove(Reach(root, way));

            Assert.True(Outcome(root.ToJsonString()).Outcome != GateOutcome.Pass, way);
        }
    }

    [Theory]
    [MemberData(nameof(Needed))]
    public void What_passes_with_anything_removed_passes_by_the_same_figures(string shape, string[] needed)
    {
        Assert.NotEmpty(needed);
        var whole = Outcome(Uncrossed(shape).ToJsonString());
        Gen.Int[0, Nodes(Uncrossed(shape)).Count - 1].Sample(
            at =>
            {
                var root = Uncrossed(shape);
                Remove(Nodes(root)[at]);
                return SameOrNoPass(whole, Outcome(root.ToJsonString()));
            },
            iter: 400);
    }

    [Theory]
    [MemberData(nameof(Needed))]
    public void What_passes_with_anything_replaced_passes_by_the_same_figures(string shape, string[] needed)
    {
        Assert.NotEmpty(needed);
        var whole = Outcome(Uncrossed(shape).ToJsonString());
        Gen.Select(Gen.Int[0, Nodes(Uncrossed(shape)).Count - 1], Strange).Sample(
            (at, strange) =>
            {
                var root = Uncrossed(shape);
                Nodes(root)[at].ReplaceWith(strange);
                return SameOrNoPass(whole, Outcome(root.ToJsonString()));
            },
            iter: 600,
            print: mutation => $"{mutation}");
    }

    [Theory]
    [MemberData(nameof(Needed))]
    public void No_beginning_of_a_summary_passes(string shape, string[] needed)
    {
        Assert.NotEmpty(needed);
        var text = Uncrossed(shape).ToJsonString();
        Gen.Int[0, text.Length - 1].Sample(length => Outcome(text[..length]).Outcome != GateOutcome.Pass, iter: 500);
    }

    [Theory]
    [MemberData(nameof(Needed))]
    public void No_number_of_failures_above_the_limit_passes(string shape, string[] needed)
    {
        Assert.NotEmpty(needed);
        Gen.Int[326, 6499].Sample(
            failed =>
            {
                var root = Uncrossed(shape);
                var values = SampleSummary.Values(root, "http_req_failed");
                var rate = failed / 6499.0;
                foreach (var (name, value) in new (string, JsonNode)[] { ("passes", failed), ("fails", 6499 - failed), ("rate", rate), ("value", rate), ("matches", failed), ("total", 6499) })
                {
                    if (values.ContainsKey(name)) values[name] = value;
                }
                return Outcome(root.ToJsonString()).Outcome is GateOutcome.Fail or GateOutcome.Inconclusive;
            },
            iter: 200);
    }

    private static bool SameOrNoPass(VerdictDocument whole, VerdictDocument mutated) => mutated.Outcome != GateOutcome.Pass
        || mutated.Verdicts.Select(verdict => (verdict.Metric, verdict.Estimate, verdict.Operations)).SequenceEqual(whole.Verdicts.Select(verdict => (verdict.Metric, verdict.Estimate, verdict.Operations)));

    // The judgement as the command makes it; what cannot be read is no pass.
    private static VerdictDocument Outcome(string json)
    {
        try
        {
            return new StoredJudgement(SampleSummary.Read(json)) { RunId = "r" }.Judge(Budgets).Verdicts;
        }
        catch (Exception unreadable) when (unreadable is InvalidResultsException or JsonException)
        {
            return new VerdictDocument("r", GateOutcome.Invalid, 2, []);
        }
    }

    private static JsonNode Uncrossed(string shape)
    {
        var root = JsonNode.Parse(SampleSummary.Text(shape))!;
        SampleSummary.Metric(root, "http_req_failed").Remove("thresholds");
        return root;
    }

    private static List<JsonNode> Nodes(JsonNode root)
    {
        var nodes = new List<JsonNode>();
        Walk(root);
        return nodes;

        void Walk(JsonNode node)
        {
            var children = node switch { JsonObject members => members.Select(member => member.Value), JsonArray items => items, _ => [] };
            foreach (var child in children.OfType<JsonNode>())
            {
                nodes.Add(child);
                Walk(child);
            }
        }
    }

    private static JsonNode Reach(JsonNode root, string way)
    {
        var steps = way.Split('.');
        JsonNode at = steps[0].StartsWith("http_", StringComparison.Ordinal) ? SampleSummary.Metric(root, steps[0]) : root[steps[0]]!;
        return steps.Skip(1).Aggregate(at, (node, step) => node[step]!);
    }

    private static void Remove(JsonNode node)
    {
        if (node.Parent is JsonArray list) list.Remove(node);
        else node.Parent!.AsObject().Remove(node.GetPropertyName());
    }
}
