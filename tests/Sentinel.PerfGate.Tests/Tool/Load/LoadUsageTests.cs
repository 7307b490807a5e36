using Xunit;

namespace Sentinel.PerfGate.Tests.Tool.Load;

public sealed class LoadUsageTests : IDisposable
{
    private const string Url = "http://127.0.0.1:9/";

    private readonly ToolHarness tool = new();

    public void Dispose() => tool.Dispose();

    public static TheoryData<string, string[]> Mistakes => new()
    {
        { "Nothing to load is named.", [] },
        { "Nothing says how much load: write --rate 1000, --workers 10 or --scenario smoke.", ["--url", Url] },
        { "--rate and --workers do not go together.", ["--url", Url, "--rate", "5", "--workers", "5"] },
        { "\"fast\" is no rate; write for example 1000/s", ["--url", Url, "--rate", "fast"] },
        { "\"0\" is no rate", ["--url", Url, "--rate", "0"] },
        { "\"5\" is no length of time; write for example 90s", ["--url", Url, "--rate", "5", "--duration", "5"] },
        { "\"0\" is no whole number from 1", ["--url", Url, "--workers", "0"] },
        { "--scenario: Unknown scenario \"smoek\".", ["--url", Url, "--scenario", "smoek"] },
        { "Did you mean \"smoke\"?", ["--url", Url, "--scenario", "smoek"] },
        { "--duration does not go with --scenario", ["--url", Url, "--scenario", "smoke", "--duration", "5s"] },
        { "--think-time belongs to the closed model", ["--url", Url, "--rate", "5", "--think-time", "5s"] },
        { "--poisson belongs to the open model", ["--url", Url, "--workers", "5", "--poisson"] },
        { "--connections belongs to the open model", ["--url", Url, "--workers", "5", "--connections", "5"] },
        { "--url: \"localhost\" is no http or https address.", ["--url", "localhost", "--rate", "5"] },
        { "--url: Unknown placeholder ${uid}.", ["--url", Url + "${uid}", "--rate", "5"] },
        { "--method: \"GTE\" is no method.", ["--url", Url, "--rate", "5", "--method", "gte"] },
        { "--header: \"X\" has no colon.", ["--url", Url, "--rate", "5", "--header", "X"] },
        { "--header: \"a b\" is no name of a header.", ["--url", Url, "--rate", "5", "--header", "a b: c"] },
        { "--body and --body-file do not go together.", ["--url", Url, "--rate", "5", "--body", "x", "--body-file", "x"] },
        { "--body-file: nowhere cannot be read", ["--url", Url, "--rate", "5", "--body-file", "nowhere"] },
        { "\"3\" is no version of HTTP", ["--url", Url, "--rate", "5", "--http-version", "3"] },
        { "\"ok\" is no list of statuses", ["--url", Url, "--rate", "5", "--expect", "ok"] },
        { "is no time scale", ["--url", Url, "--rate", "5", "--time-scale", "0"] },
        { "--pid: no process of this machine has the id", ["--url", Url, "--rate", "5", "--pid", "2147483647"] },
        { "is no http or https address", ["--url", Url, "--rate", "5", "--otlp", "collector"] },
        { "--rate does not go with a scenario file", ["s.json", "--rate", "5"] },
        { "--method does not go with a scenario file", ["s.json", "--method", "GET"] },
        { "--profile: no scenario has a profile \"htpt\". Valid values are http. Did you mean \"http\"?", ["s.json", "--profile", "htpt"] },
        { "There is no such file.", ["nowhere.json"] },
        { "No scenario file matches \"loads/*.json\".", ["loads/*.json"] },
        { "Unknown option \"--rtae\". Did you mean \"--rate\"?", ["--url", Url, "--rtae", "5"] },
        { "\"github2\" is no format.", ["--url", Url, "--rate", "5", "--format", "github2"] },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_command_line_that_makes_no_sense_is_refused_with_what_would(string message, string[] arguments)
    {
        tool.With("s.json", """{ "name": "s", "stages": [ { "rate": "5/s", "duration": "1s" } ], "request": { "url": "http://127.0.0.1:9/" } }""");

        var exitCode = await tool.RunAsync(["load", .. arguments]);

        Assert.Equal((2, ""), (exitCode, tool.Out));
        Assert.Contains(message, tool.Error, StringComparison.Ordinal);
        Assert.Contains(" error PERF2", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_has_examples()
    {
        Assert.Equal(0, await tool.RunAsync("load", "--help"));
        Assert.Contains("perfgate load --url http://127.0.0.1:3000/health --rate 1000 --duration 30s", tool.Out, StringComparison.Ordinal);
    }
}
