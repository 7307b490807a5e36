using Xunit;

namespace Sentinel.PerfGate.Tests.Tool.Load;

public sealed class BreakpointCommandTests(LoadServer server) : IClassFixture<LoadServer>, IDisposable
{
    private readonly ToolHarness tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public async Task A_search_says_the_highest_rate_that_held_and_that_nothing_is_known_above_the_plan()
    {
        Write("/health");

        Assert.Equal(0, await tool.RunAsync("load", "s.json", "--search", "--budgets", "b.json", "--out", "out"));

        Assert.Matches(@"20/s +\d+ +0 +0 +\S+ \S+ / \S+ \S+ +held", tool.Out);
        Assert.Contains(" The highest rate that held is 40/s (stage high). The plan has no higher rate: where it breaks is not known.", tool.Out, StringComparison.Ordinal);
        var results = tool.Read("out/results.json");
        Assert.Contains("\"name\":\"low\"", results, StringComparison.Ordinal);
        Assert.Contains("This was a search", results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_breaks_at_the_lowest_rate_is_a_broken_budget_with_the_reason()
    {
        Write("/busy");

        Assert.Equal(1, await tool.RunAsync("load", "s.json", "--search", "--budgets", "b.json"));

        Assert.Contains(" No rate held. The target broke at ", tool.Out, StringComparison.Ordinal);
        Assert.Contains("load/s/http failed is ", tool.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--search needs --budgets", "load", "s.json", "--search")]
    [InlineData("--otlp does not go with --search", "load", "s.json", "--search", "--budgets", "b.json", "--otlp", "http://127.0.0.1:9")]
    [InlineData("No budget is about load/s/http: any rate would hold.", "load", "s.json", "--search", "--budgets", "other.json")]
    [InlineData("load/closed/http cannot be searched. No stage of the plan counts and has a rate", "load", "--url", "http://127.0.0.1:9/", "--workers", "2", "--search", "--budgets", "all.json")]
    public async Task A_search_without_a_rate_or_a_limit_is_refused(string message, params string[] arguments)
    {
        Write("/health");
        tool.With("other.json", """{ "budgets": { "load/other/http": { "failed": "<= 0" } } }""")
            .With("all.json", """{ "budgets": { "load/**": { "failed": "<= 0" } } }""");

        Assert.Equal(2, await tool.RunAsync(arguments));

        Assert.Contains(message, tool.Error, StringComparison.Ordinal);
    }

    private void Write(string path) => tool
        .With("b.json", """{ "budgets": { "load/s/http": { "failed": "<= 0" } } }""")
        .With("s.json", $$"""
            {
              "name": "s", "warmUp": "0s", "startLagLimit": "10min",
              "stages": [
                { "name": "low", "duration": "500ms", "rate": "20/s" },
                { "name": "high", "duration": "500ms", "rate": "40/s" }
              ],
              "request": { "url": "{{server.Url}}{{path}}" }
            }
            """);
}
