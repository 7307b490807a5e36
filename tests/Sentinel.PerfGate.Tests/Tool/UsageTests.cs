using System.Text.Json;
using Xunit;

namespace Sentinel.PerfGate.Tests.Tool;

public sealed class UsageTests : IDisposable
{
    private readonly ToolHarness tool = new();

    public void Dispose() => tool.Dispose();

    [Theory]
    [InlineData("rum", "Unknown command \"rum\". Did you mean \"run\"?")]
    [InlineData("frobnicate", "Unknown command \"frobnicate\". Valid commands are run, check, compare, load, validate, calibrate, report, merge, history, init, suggest.")]
    public async Task A_mistyped_command_is_named_with_what_was_meant(string command, string message)
    {
        Assert.Equal(2, await tool.RunAsync(command));

        Assert.StartsWith($"perfgate: error PERF220: {message}", tool.Error, StringComparison.Ordinal);
        Assert.Equal("", tool.Out);
    }

    [Theory]
    [InlineData("check", "results.json", "--bugdets", "x")]
    [InlineData("check", "--bugdets", "x", "results.json")]
    [InlineData("check", "results.json", "--bugdets=x")]
    [InlineData("run", "--bugdets", "x")]
    public async Task A_mistyped_option_is_named_with_what_was_meant(params string[] arguments)
    {
        Assert.Equal(2, await tool.RunAsync(arguments));

        Assert.Contains("PERF220: Unknown option \"--bugdets\". Did you mean \"--budgets\"? See `perfgate", tool.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"5\" is no length of time; write for example 90s, 5m or 1h30m.", "run", "--time-limit", "5")]
    [InlineData("\"101%\" is no confidence;", "check", "r.json", "--confidence", "101%")]
    [InlineData("\"0\" is no number of launches;", "run", "--launches", "0")]
    [InlineData("\"x\" is no seed;", "run", "--seed", "x")]
    [InlineData("\"tex\" is no format. Valid values are text, json, github and msbuild. Did you mean \"text\"?", "check", "r.json", "--format", "tex")]
    [InlineData("\"-5%\" is no limit;", "compare", "a", "b", "--max-regression", "-5%")]
    [InlineData("\"0%\" is no standard deviation;", "compare", "a", "b", "--assume-launch-sd", "0%")]
    [InlineData("--budgets", "run", "--budgets")]
    [InlineData("HEAD", "compare", "a")]
    public async Task A_wrong_value_is_refused_in_one_line_that_says_what_to_write(string message, params string[] arguments)
    {
        Assert.Equal(2, await tool.RunAsync(arguments));

        var line = Assert.Single(tool.Error.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("perfgate: error PERF220: ", line, StringComparison.Ordinal);
        Assert.Contains(message, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_at_all_is_wrong_usage_that_names_the_commands()
    {
        Assert.Equal(2, await tool.RunAsync());

        Assert.Contains("No command is given. Valid commands are run, check,", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_usage_is_told_to_a_reader_of_json_as_json()
    {
        Assert.Equal(2, await tool.RunAsync("check", "missing.json", "--format", "json", "--bugdets", "x"));

        using var document = JsonDocument.Parse(tool.Out);
        Assert.Equal("invalid", document.RootElement.GetProperty("outcome").GetString());
        Assert.Equal(2, document.RootElement.GetProperty("exitCode").GetInt32());
        Assert.Equal("PERF220", document.RootElement.GetProperty("notices")[0].GetProperty("code").GetString());
        Assert.Equal("", tool.Error);
    }

    [Theory]
    [InlineData("run", "perfgate run --project tests/MyApp.Perf --base git:origin/main --strict")]
    [InlineData("check", "perfgate check BenchmarkDotNet.Artifacts/results --format github")]
    [InlineData("compare", "perfgate compare before/ after/")]
    [InlineData("validate", "perfgate validate \"budgets/*.json\"")]
    [InlineData("calibrate", "perfgate calibrate --project tests/MyApp.Perf --duration 1m")]
    [InlineData("report", "perfgate report artifacts/perfgate/results.json --html report.html")]
    [InlineData("history", "perfgate history check perf-history.jsonl")]
    [InlineData("init", "perfgate init --dry-run")]
    public async Task The_help_of_a_command_ends_with_what_one_would_type(string command, string example)
    {
        Assert.Equal(0, await tool.RunAsync(command, "--help"));

        Assert.Contains(example, tool.Out[tool.Out.IndexOf("Example", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_of_the_whole_names_commands_and_exit_codes()
    {
        Assert.Equal(0, await tool.RunAsync("--help"));

        Assert.Contains("compare", tool.Out, StringComparison.Ordinal);
        Assert.Contains("3 not judged", tool.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_given_even_where_the_rest_is_wrong() => Assert.Equal(0, await tool.RunAsync("compare", "--help"));

    [Fact]
    public async Task The_version_is_printed()
    {
        Assert.Equal(0, await tool.RunAsync("--version"));

        Assert.Matches(@"^\d+\.\d+\.\d+", tool.Out);
    }
}
