using System.Text;
using CsCheck;
using Newtonsoft.Json.Linq;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Budgets.Limits;
using Sentinel.PerfGate.Budgets.Schema;
using Sentinel.PerfGate.Tests.Snapshots;
using Xunit;

namespace Sentinel.PerfGate.Tests.Budgets.Schema;

public sealed class BudgetSchemaTests
{
    private static readonly string[] Examples =
    [
        """{ "version": 1, "budgets": { "a": { "mean": "< 5ms", "p99.95": "< 1_000us", "allocated": { "regression": "<= 0%" } } } }""",
        """{ "budgets": { "description": "text", "a/*": { "description": "text", "optional": true } } }""",
        """{ "defaults": { "confidence": "95%", "onInconclusive": "fail", "severity": "warning", "description": "text" }, "budgets": {} }""",
        """{ "budgets": { "a": { "mean": { "limit": "< 5ms", "severity": "warning", "confidence": "99.9%", "stage": "s", "onInconclusive": "pass" } } } }""",
        """{}""",
        """[]""",
        """{ "version": 2, "budgets": {} }""",
        """{ "budget": {}, "budgets": {} }""",
        """{ "budgets": { "a": { "foo": "< 5ms", "p100": "< 5ms", "p99.0": "< 5ms" } } }""",
        """{ "budgets": { "a": { "mean": "< 5", "max": "5ms", "failed": "< 5%", "successRate": "> 0.9", "throughput": "> 5" } } }""",
        """{ "budgets": { "a": { "mean": 5, "max": null, "min": [], "allocated": {}, "p99": {} } } }""",
        """{ "budgets": { "a": { "regression": "> 5%", "allocated": { "regression": "> 5%" }, "memoryGrowth": "< 5MB" } } }""",
        """{ "budgets": { "a": { "mean": { "limit": "< 5ms", "stagee": "x", "severity": "bad", "onInconclusive": 1, "stage": "" } } } }""",
        """{ "budgets": { "a": "< 5ms", "b": { "optional": "yes", "description": 5 } } }""",
    ];

    [Fact]
    public void Good_examples_pass_and_bad_ones_fail_where_they_are_wrong()
    {
        var text = new StringBuilder();
        foreach (var example in Examples)
        {
            text.Append(example).Append('\n');
            foreach (var diagnostic in SchemaOnly(example))
            {
                text.Append($"  {diagnostic}\n");
            }
        }

        Snapshot.Verify(text.ToString(), "BudgetSchema.Examples");
    }

    [Fact]
    public void The_schema_knows_every_metric_with_a_description_examples_and_snippets()
    {
        var properties = (JObject)JObject.Parse(BudgetSchema.Text)["definitions"]!["entry"]!["properties"]!;
        foreach (var property in properties.Properties().Where(property => property.Name is not ("description" or "optional")))
        {
            Assert.True(MetricCatalog.TryParse(property.Name, out var metric), property.Name);
            Assert.NotEmpty((string)property.Value["description"]!);
            Assert.NotEmpty(property.Value["defaultSnippets"]!);
            Assert.All(property.Value["examples"]!, example => Assert.Null(LimitParser.TryParse(metric, (string)example!, out _)));
        }

        string[] quantiles = ["p50", "service.p99", "startLag.p99"];
        var named = Enum.GetValues<MetricKind>().Where(kind => kind is not MetricKind.AllocatedRegression);
        Assert.All(
            named,
            kind => Assert.Contains(properties.Properties(), p => MetricCatalog.TryParse(p.Name, out var metric) && metric.Kind == kind)
        );
        Assert.All(quantiles, quantile => Assert.True(properties.ContainsKey(quantile)));
    }

    [Fact]
    public void Whatever_limit_the_reader_accepts_the_schema_accepts() =>
        Gen.Select(
                Choice.Of("mean", "p99.9", "allocated", "successRate", "throughput", "failed", "memoryGrowth", "regression"),
                Choice.Of("<", "<=", ">", ">=", "", "=", " < "),
                Choice.Of("", " ", "  ", "\t"),
                Choice.Of("5", "0.5", "1_000", "1_0.2_5", "-1", "+3", "5.", "_5", "1__0", ".5", "- 2"),
                Choice.Of("", "k", "M", "k ", " k", "m"),
                Choice.Of("", "ms", " ms", "us", "\u00B5s", "min", "B", "KB", "kB", " GiB", "%", " %", "%/min", "/s", "/min", " /s", "/ s")
            )
            .Sample(
                (name, comparison, blank, number, suffix, unit) =>
                {
                    Assert.True(MetricCatalog.TryParse(name, out var metric));
                    var text = $"{comparison}{blank}{number}{suffix}{unit}";
                    var accepted = LimitParser.TryParse(metric, text, out _) is null or { Code: "PERF206" };
                    var errors = SchemaOnly($$"""{ "budgets": { "a": { "{{name}}": "{{text.Replace("\t", "\\t", StringComparison.Ordinal)}}" } } }""");
                    Assert.Equal(accepted, errors.Length == 0);
                },
                seed: "0000KOIPC5V4",
                iter: 5_000
            );

    private static string[] SchemaOnly(string text)
    {
        var source = new PerfGate.Budgets.Json.SourceText("b.json", Encoding.UTF8.GetBytes(text));
        var root = PerfGate.Budgets.Json.SourceParser.Parse(source, [], BudgetSchema.File.Skeleton);
        return [.. SchemaValidation.Validate(root!, BudgetSchema.File).Select(diagnostic => diagnostic.ToString())];
    }
}
