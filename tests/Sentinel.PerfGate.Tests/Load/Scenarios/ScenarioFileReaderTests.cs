using System.Net;
using System.Text;
using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Load.Scenarios;
using Sentinel.PerfGate.Load.Scenarios.Templates;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.Scenarios;

public sealed class ScenarioFileReaderTests
{
    private static readonly RequestNumber First = new(1, 7, new(2026, 3, 4, 5, 6, 7, 89, TimeSpan.Zero));

    [Fact]
    public void What_is_not_said_has_its_default()
    {
        var scenario = ScenarioText.Valid(ScenarioText.Of());

        Assert.Equal("s", scenario.Plan.Name);
        Assert.Equal(LoadStage.Constant("stage-1", TimeSpan.FromSeconds(3), 10), Assert.Single(scenario.Plan.Stages));
        Assert.Equal(new LoadOptions(), scenario.Options);
        Assert.Equal((null, 1.0), (scenario.Seed, scenario.TimeScale));
        var profile = Assert.Single(scenario.Profiles);
        Assert.Equal(("load/s/http", "http"), (profile.Id, profile.Name));
        var request = profile.Request.Fill(First);
        Assert.Equal(
            (ScenarioText.Url, HttpMethod.Get, HttpVersion.Version11, null, null, null),
            (request.Url.ToString(), request.Method, request.Version, request.Body, request.ExpectedStatus, request.ExpectedBody));
    }

    [Fact]
    public void A_scenario_of_the_open_model_is_read_as_it_is_written()
    {
        var scenario = ScenarioText.Valid(
            """
            { // comments and trailing commas are fine
              "$schema": "x", "version": 1, "name": "spike", "description": "d", "arrivals": "poisson", "seed": -3,
              "warmUp": "0s", "timeout": "500ms", "connections": 8, "maxInFlight": 99, "startLagLimit": "1ms", "timeScale": 0.5,
              "abort": { "window": "5s", "errorRate": "50%", "minimumRequests": 3 },
              "target": { "url": "${env:HOST}/base/" },
              "stages": [
                { "name": "up", "kind": "ramp", "to": "100/s", "duration": "10s", "counts": true },
                { "name": "on", "to": "1.5k/s", "duration": "1min" },
                { "name": "peak", "kind": "spike", "rate": "6_000/min", "duration": "5s", "minimum": "2s", "counts": false },
              ],
              "profiles": { "a": { "url": "x?n=${counter}" }, "b.1": { "url": "http://h/" } },
            }
            """);

        Assert.Equal((ArrivalKind.Poisson, -3, 0.5), (scenario.Plan.Arrivals, scenario.Seed, scenario.TimeScale));
        Assert.Equal(
            new LoadOptions
            {
                WarmUp = TimeSpan.Zero,
                Timeout = TimeSpan.FromMilliseconds(500),
                Connections = 8,
                MaxInFlight = 99,
                StartLagLimit = TimeSpan.FromMilliseconds(1),
                Abort = new() { Window = TimeSpan.FromSeconds(5), ErrorRate = 0.5, MinimumRequests = 3 },
            },
            scenario.Options);
        Assert.Equal(
            [
                LoadStage.Ramp("up", TimeSpan.FromSeconds(10), 0, 100) with { Counts = true },
                LoadStage.Ramp("on", TimeSpan.FromMinutes(1), 100, 1_500),
                LoadStage.Constant("peak", TimeSpan.FromSeconds(5), 100) with { MinimumDuration = TimeSpan.FromSeconds(2), Counts = false },
            ],
            scenario.Plan.Stages);
        Assert.Equal(["load/spike/a http://127.0.0.1:4000/base/x?n=1", "load/spike/b.1 http://h/"], scenario.Profiles.Select(profile => $"{profile.Id} {profile.Request.Fill(First).Url}"));
    }

    [Fact]
    public void A_scenario_of_the_closed_model_is_read_as_it_is_written()
    {
        var scenario = ScenarioText.Valid(
            """
            { "name": "s", "model": "closed", "workers": 4, "thinkTime": "100ms", "rampUp": "2s", "iterations": 1000, "abort": false,
              "stages": [ { "duration": "3s" }, { "name": "more", "to": 10, "duration": "3s" }, { "workers": 2, "duration": "1s" } ],
              "request": { "url": "http://h/" } }
            """);

        Assert.Equal((LoadModel.Closed, TimeSpan.FromMilliseconds(100), 1_000L), (scenario.Plan.Model, scenario.Plan.ThinkTime, scenario.Plan.Iterations));
        Assert.Null(scenario.Options.Abort);
        Assert.Equal(
            [
                LoadStage.ClosedRamp("ramp-up", TimeSpan.FromSeconds(2), 0, 4),
                LoadStage.Closed("stage-1", TimeSpan.FromSeconds(3), 4),
                LoadStage.ClosedRamp("more", TimeSpan.FromSeconds(3), 4, 10),
                LoadStage.Closed("stage-3", TimeSpan.FromSeconds(1), 2),
            ],
            scenario.Plan.Stages);
    }

    [Fact]
    public void A_request_is_read_as_it_is_written()
    {
        var request = Request(
            """
            "method": "POST", "url": "http://h/x", "httpVersion": "2", "headers": { "content-TYPE": "text/csv", "X-Run": "${counter}" },
            "body": { "id": "${counter}", "list": [1.50, null, true, "a\"${env:NONE:-b\"c}${random:3..3}"], "at": "${now}", "kept": "$${now}" },
            "expect": { "status": [200, 404], "body": "ok" }
            """);

        Assert.Equal((HttpMethod.Post, HttpVersion.Version20, "text/csv", "ok"), (request.Method, request.Version, request.ContentType, request.ExpectedBody));
        Assert.Equal([KeyValuePair.Create("X-Run", "1")], request.Headers);
        Assert.Equal([200, 404], request.ExpectedStatus!.Order());
        Assert.Equal(
            """{"id":"1","list":[1.50,null,true,"a\"b\"c3"],"at":"2026-03-04T05:06:07.089Z","kept":"${now}"}""",
            Encoding.UTF8.GetString(request.Body!.Value.Span));
    }

    [Fact]
    public void A_body_of_text_is_sent_as_it_is_written() =>
        Assert.Equal("{ \"n\": 1772600767, \"é\": 1 }", Encoding.UTF8.GetString(Request("\"url\": \"http://h/\", \"body\": \"{ \\\"n\\\": ${now:unix}, \\\"é\\\": ${counter} }\"").Body!.Value.Span));

    [Fact]
    public void A_body_file_lies_beside_the_scenario_and_its_mistakes_are_told_there()
    {
        var folder = Directory.CreateTempSubdirectory("perfgate-scenario-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "bodies"));
            File.WriteAllText(Path.Combine(folder.FullName, "bodies", "good.txt"), "n=${counter}");
            File.WriteAllText(Path.Combine(folder.FullName, "bodies", "bad.txt"), "é\né ${what}");
            File.WriteAllBytes(Path.Combine(folder.FullName, "picture"), [0xFF, 0xD8, (byte)'$', (byte)'{']);
            File.CreateSymbolicLink(Path.Combine(folder.FullName, "link"), Path.Combine(folder.FullName, "picture"));

            Assert.Equal("n=1", Encoding.UTF8.GetString(Read("bodies/good.txt").Scenario!.Profiles[0].Request.Fill(First).Body!.Value.Span));
            Assert.Equal([0xFF, 0xD8, (byte)'$', (byte)'{'], Read("picture").Scenario!.Profiles[0].Request.Fill(First).Body!.Value.ToArray());
            Assert.StartsWith("bodies/bad.txt(2,3): error PERF218: Unknown placeholder ${what}.", Assert.Single(Read("bodies/bad.txt").Diagnostics).ToString(), StringComparison.Ordinal);
            Assert.Contains("leads over a link", Assert.Single(Read("link").Diagnostics).Message, StringComparison.Ordinal);

            (ScenarioFile? Scenario, IReadOnlyList<PerfGate.Diagnostics.Diagnostic> Diagnostics) Read(string file) =>
                ScenarioText.Read(ScenarioText.Of(request: $"\"url\": \"http://h/\", \"bodyFile\": \"{file}\""), folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_schema_among_the_files_is_passed_over() =>
        Assert.Equal((null, 0), (ScenarioText.Read("""{ "$schema": "http://json-schema.org/draft-07/schema#" }""").Scenario, ScenarioText.Read("""{ "$schema": "http://json-schema.org/draft-07/schema#" }""").Diagnostics.Count));

    private static HttpRequestTemplate Request(string members) => ScenarioText.Valid(ScenarioText.Of(request: members)).Profiles[0].Request.Fill(First);
}
