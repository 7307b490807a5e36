using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Sentinel.Serving;
using Sentinel.Tests.Http;
using Xunit;

namespace Sentinel.Tests.K6;

/// <summary>
/// The scripts against a running service. A real k6 is not at hand where these tests run: Node runs the scripts, with a stand-in for
/// k6's modules. It shows that they load, that k6's rules for options hold, that their requests are the service's and what they count;
/// it keeps no arrival rate.
/// </summary>
public sealed class K6ScriptTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    public static TheoryData<string, string[]> Scripts => new()
    {
        { "light", ["intent_latency", "dropped_iterations", "http_req_duration{scenario:hold}", "http_req_failed{scenario:hold}", "http_reqs{scenario:hold}"] },
        { "spike", ["intent_latency", "dropped_iterations", "spike_survival", "recovery_time", "http_req_duration{scenario:recovery_2}"] },
        { "stress", ["intent_latency", "dropped_iterations", "errors_by_stage{stage:step_100k}", "http_req_duration{scenario:step_100k}"] },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Every_request_of_a_script_is_one_that_Sentinel_takes(string script, string[] metrics)
    {
        using var server = await ServeAsync();

        var summary = await ScriptRun.OfAsync(script, server.Address, iterations: 150, _directory.Path);

        Assert.Equal(1, Value(summary, "checks", "rate"));
        Assert.Equal(0, Value(summary, "http_req_failed", "rate"));
        Assert.Equal(150, Value(summary, "intent_latency", "count"));
        Assert.True(Value(summary, "http_req_duration", "p(99)") > 0);
        Assert.All(metrics, metric => Assert.True(summary.GetProperty("metrics").TryGetProperty(metric, out _), metric));
        Assert.Equal(["count==0"], summary.GetProperty("metrics").GetProperty("dropped_iterations").GetProperty("thresholds").EnumerateObject().Select(threshold => threshold.Name));
    }

    [Fact]
    public async Task Every_third_intent_of_the_light_load_has_its_approval_verified()
    {
        using var server = await ServeAsync();

        var summary = await ScriptRun.OfAsync("light", server.Address, iterations: 150, _directory.Path);

        Assert.Equal(200, Value(summary, "http_reqs", "count"));
        Assert.Equal(200, Value(summary, "checks", "passes"));
    }

    [Fact]
    public async Task Where_k6_hands_over_its_machine_readable_form_that_is_what_is_written()
    {
        using var server = await ServeAsync();

        var summary = await ScriptRun.OfAsync("light", server.Address, iterations: 30, _directory.Path, "machine-readable");

        Assert.Equal("1.0.0", summary.GetProperty("version").GetString());
        Assert.Contains(summary.GetProperty("results").GetProperty("metrics").EnumerateArray(), metric => metric.GetProperty("name").GetString() == "http_req_duration{scenario:hold}");
    }

    [Fact]
    public async Task What_Sentinel_refuses_gracefully_is_counted_as_degradation_and_by_stage()
    {
        using var server = await ServeAsync("--Sentinel:Limits:RequestsPerSecond=0.001", "--Sentinel:Limits:Burst=10");

        var summary = await ScriptRun.OfAsync("stress", server.Address, iterations: 50, _directory.Path);

        Assert.Equal(40, Value(summary, "degradation_mode", "count"));
        Assert.Equal(10, Value(summary, "errors_by_stage{stage:step_5k}", "count"));
        Assert.Equal(0, Value(summary, "errors_by_stage{stage:step_1k}", "count"));
        Assert.False(summary.GetProperty("metrics").TryGetProperty("system_breakpoint", out _));
    }

    [Theory]
    [InlineData("stress", "system_breakpoint", "min", 10)]
    [InlineData("spike", "circuit_breaker_trips", "count", 1)]
    [InlineData("spike", "spike_survival", "rate", 0)]
    public async Task A_service_that_breaks_is_seen_to(string script, string metric, string figure, double expected)
    {
        await using var broken = await BrokenAsync();

        var summary = await ScriptRun.OfAsync(script, new Uri(broken.Urls.Single()), iterations: 50, _directory.Path);

        Assert.Equal(expected, Value(summary, metric, figure));
        Assert.False(summary.GetProperty("metrics").GetProperty("http_req_failed").GetProperty("thresholds").EnumerateObject().Single().Value.GetProperty("ok").GetBoolean());
    }

    private static double Value(JsonElement summary, string metric, string figure) =>
        summary.GetProperty("metrics").GetProperty(metric).GetProperty("values").GetProperty(figure).GetDouble();

    private static async Task<WebApplication> BrokenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        var app = builder.Build();
        app.MapFallback(context =>
        {
            context.Response.Headers["X-Circuit-Breaker"] = "store=open";
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private Task<ServerProcess> ServeAsync(params string[] limits) => ServerProcess.StartAsync(
        ProgramProcess.Command("Sentinel.dll", ["--urls", "http://127.0.0.1:0", .. limits]), _directory.Path, TestContext.Current.CancellationToken);
}
