using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Sentinel.PerfGate.Analyzers.Budgets;
using Xunit;

namespace Sentinel.PerfGate.Analyzers.Tests.Budgets;

public sealed class UnbudgetedTestAnalyzerTests
{
    [Theory]
    [InlineData("[PerfFact(\"a/b\")] public void Fact() { }", "a/b")]
    [InlineData("[PerfFact(\"a/b\", DisplayName = \"x\")] public void Fact() { }", "a/b")]
    [InlineData("[PerfFact] public void Fact() { }", "Facts.Fact")]
    [InlineData("[PerfTheory(\"part/one\")] public void Fact(int size) { }", "part/one(*)")]
    public async Task A_test_that_no_key_and_no_limit_is_about_is_warned_of_with_what_to_write(string method, string key) =>
        Assert.Equal(
            [$"1: PERF410: No budget is about \"{key}\" and the test has no limit of its own: when it is measured it fails for that. "
                + $"Write \"{key}\": {{ \"mean\": \"< 1ms\" }} into a file of budgets/, or Mean = \"1ms\" beside the test."],
            await OfAsync(method, """{ "budgets": { "part/one": { "mean": "< 1ms" }, "a/B": {}, "b/*": {} } }"""));

    [Theory]
    [InlineData("[PerfFact(\"a/b\")] public void Fact() { }", "a/b")]
    [InlineData("[PerfFact(\"a/b\")] public void Fact() { }", "a/*")]
    [InlineData("[PerfFact(\"a/b\")] public void Fact() { }", "**")]
    [InlineData("[PerfFact(\"a/b\", P99 = \"5ms\")] public void Fact() { }", "other")]
    [InlineData("[PerfFact(\"a/b\", Skip = \"slow\")] public void Fact() { }", "other")]
    [InlineData("[PerfFact] public void Fact() { }", "Facts.Fact")]
    [InlineData("[PerfFact] public void Fact() { }", "Some.Facts.Fact")]
    [InlineData("[PerfTheory(\"a/b\")] public void Fact(int size) { }", "a/b(size: 10)")]
    [InlineData("[PerfTheory(\"a/b\")] public void Fact(int size) { }", "a/b*")]
    [InlineData("[PerfTheory(\"a/b\")] public void Fact(int size) { }", "a/*")]
    [InlineData("[Benchmark] public void Fact() { }", "other")]
    [InlineData("public void Fact() { }", "other")]
    public async Task One_that_is_limited_skipped_or_no_measured_test_is_not(string method, string key) =>
        Assert.Empty(await OfAsync(method, $$"""{ /* of this project */ "budgets": { "{{key}}": { "mean": "< 1ms" }, }, }"""));

    [Fact]
    public async Task A_key_in_any_of_the_files_counts_and_a_file_that_is_no_budget_does_not() =>
        Assert.Single(await Analysis.OfAsync(
            new UnbudgetedTestAnalyzer(),
            """[PerfFact("a/b")] public void One() { } [PerfFact("c/d")] public void Two() { }""",
            Options("true", ("one.json", "{}", "true"), ("two.json", """{ "budgets": { "a/b": {} } }""", "true"), ("x.json", """{ "budgets": { "c/d": {} } }""", ""))));

    [Fact]
    public async Task Without_any_file_every_test_needs_its_own_limit() =>
        Assert.Single(await Analysis.OfAsync(new UnbudgetedTestAnalyzer(), """[PerfFact("a/b")] public void One() { }""", Options("true")));

    [Fact]
    public async Task Where_budgets_are_not_named_or_one_is_no_JSON_nothing_is_said()
    {
        const string method = """[PerfFact("a/b")] public void One() { }""";

        Assert.Empty(await Analysis.OfAsync(new UnbudgetedTestAnalyzer(), method));
        Assert.Empty(await Analysis.OfAsync(new UnbudgetedTestAnalyzer(), method, Options("", ("one.json", "{}", "true"))));
        Assert.Empty(await Analysis.OfAsync(new UnbudgetedTestAnalyzer(), method, Options("true", ("one.json", "{ \"budgets\": ", "true"))));
        Assert.Empty(await Analysis.OfAsync(new UnbudgetedTestAnalyzer(), method, Options("true", ("one.json", "", "true"))));
    }

    private static Task<IReadOnlyList<string>> OfAsync(string method, string budgets) =>
        Analysis.OfAsync(new UnbudgetedTestAnalyzer(), method, Options("true", ("budgets/some.json", budgets, "true")));

    private static AnalyzerOptions Options(string known, params (string Path, string Text, string IsBudget)[] files)
    {
        var texts = files.Select(file => new BudgetText(file.Path, file.Text)).ToArray<AdditionalText>();
        return new AnalyzerOptions([.. texts], new BuildOptions(known, files.ToDictionary(file => file.Path, file => file.IsBudget)));
    }
}
