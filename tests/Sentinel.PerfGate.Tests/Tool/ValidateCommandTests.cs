using System.Text.Json;
using Sentinel.PerfGate.Tests.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Tool;

public sealed class ValidateCommandTests : IDisposable
{
    private const string Good = """
        { "version": 1, "budgets": { "codec/encode": { "mean": "< 5ms" } } }
        """;

    private const string Bad = """
        {
          "version": 1,
          "budgets": {
            "codec/encode": {
              "p50": "< 50",
              "p99lat": "< 1ms"
            }
          }
        }
        """;

    private readonly ToolHarness tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public async Task All_errors_of_all_files_are_told_at_their_places_and_counted()
    {
        tool.With("budgets/a.json", Bad).With("budgets/b.json", Good);

        Assert.Equal(2, await tool.RunAsync("validate", "budgets/*.json"));

        var lines = tool.Out.TrimEnd('\n').Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("budgets/a.json(5,14): error PERF204: ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("budgets/a.json(6,7): error PERF203: ", lines[1], StringComparison.Ordinal);
        Assert.Equal("2 errors in 1 of 2 files.", lines[2]);
    }

    [Fact]
    public async Task Good_budgets_are_found_upwards_and_pass()
    {
        tool.With("budgets/b.json", Good);

        Assert.Equal(0, await tool.RunAsync("validate"));

        Assert.Equal("1 file, no errors.\n", tool.Out);
    }

    [Fact]
    public async Task Without_budgets_it_says_how_to_begin()
    {
        Assert.Equal(2, await tool.RunAsync("validate"));

        Assert.Equal("No budgets found in budgets/ here or above. `perfgate init` writes a first set.\n", tool.Error);
    }

    [Fact]
    public async Task As_json_the_errors_are_notices()
    {
        tool.With("budgets/a.json", Bad);

        Assert.Equal(2, await tool.RunAsync("validate", "--format", "json"));

        using var document = JsonDocument.Parse(tool.Out);
        var notices = document.RootElement.GetProperty("notices").EnumerateArray().Select(notice => notice.GetProperty("code").GetString());
        Assert.Equal(["PERF204", "PERF203"], notices);
    }

    [Fact]
    public async Task On_GitHub_each_error_is_annotated_at_its_line()
    {
        tool.With("budgets/a.json", Bad).WithVariable("GITHUB_ACTIONS", "true");

        Assert.Equal(2, await tool.RunAsync("validate"));

        Assert.Contains("\n::error file=budgets/a.json,line=5,col=14,title=PERF204::", tool.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_without_targets_are_errors_and_targets_without_keys_are_warnings_in_every_format()
    {
        tool.With("budgets/a.json", """
            { "version": 1, "budgets": {
              "bad/throw": { "mean": "< 5ms" },
              "bad/hang*": { "mean": "< 5ms" }
            } }
            """);

        Assert.Equal(2, await tool.RunAsync("validate", "budgets/*.json", "--assembly", FixtureAssembly.Path));

        Assert.Contains("budgets/a.json(2,3): error PERF207: \"bad/throw\" matches no target of ", tool.Out, StringComparison.Ordinal);
        Assert.Contains("Did you mean \"bad/throws\"?", tool.Out, StringComparison.Ordinal);
        Assert.Contains("perfgate: warning PERF221: \"bad/throws\" of ", tool.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("PERF221: \"bad/hangs\"", tool.Out, StringComparison.Ordinal);
        Assert.Matches(@"\n1 error in 1 of 1 file, \d+ warnings\.\n$", tool.Out);

        Assert.Equal(2, await tool.RunAsync("validate", "budgets/*.json", "--assembly", FixtureAssembly.Path, "--format", "github"));
        Assert.Contains("::error file=budgets/a.json,line=2,col=3,title=PERF207::", tool.Out, StringComparison.Ordinal);
        Assert.Contains("::warning title=PERF221::", tool.Out, StringComparison.Ordinal);

        Assert.Equal(2, await tool.RunAsync("validate", "budgets/*.json", "--assembly", FixtureAssembly.Path, "--format", "json"));
        using var document = JsonDocument.Parse(tool.Out);
        var codes = document.RootElement.GetProperty("notices").EnumerateArray().Select(notice => notice.GetProperty("code").GetString()).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["PERF207", "PERF221"], codes);
    }
}
