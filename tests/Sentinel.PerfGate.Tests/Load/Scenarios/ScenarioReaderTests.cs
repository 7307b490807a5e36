using Sentinel.PerfGate.Load.Scenarios;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.Scenarios;

public sealed class ScenarioReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("perfgate-scenarios-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void All_files_are_read_and_the_mistakes_of_all_are_told()
    {
        File.WriteAllText(Path.Combine(_folder, "good.json"), ScenarioText.Of());
        File.WriteAllText(Path.Combine(_folder, "bad.json"), ScenarioText.Of("\"name\": \"t\", \"seed\": \"x\""));

        var reading = ScenarioReader.Read(["good.json", "bad.json", "absent.json", "good.json"], _folder, ScenarioText.Surroundings);

        Assert.Equal("s", Assert.Single(reading.Scenarios).Plan.Name);
        Assert.Equal(
            [
                "absent.json(1,1): error PERF210: The scenario file cannot be read. There is no such file.",
                "bad.json(1,24): error PERF202: \"seed\" must be a whole number, not text.",
            ],
            reading.Diagnostics.Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public void One_target_in_two_files_is_a_mistake()
    {
        File.WriteAllText(Path.Combine(_folder, "a.json"), ScenarioText.Of());
        File.WriteAllText(Path.Combine(_folder, "b.json"), ScenarioText.Of());

        Assert.Equal(
            "b.json(5,1): error PERF217: \"load/s/http\" is declared twice: here and at a.json(5,1). Give one scenario or profile another name.",
            Assert.Single(ScenarioReader.Read(["a.json", "b.json"], _folder).Diagnostics).ToString());
    }

    [Fact]
    public void Another_address_may_take_the_place_of_the_target()
    {
        File.WriteAllText(Path.Combine(_folder, "a.json"), ScenarioText.Of(request: "\"url\": \"/health\""));

        var reading = ScenarioReader.Read(["a.json"], _folder, new() { TargetUrl = new("http://127.0.0.1:5000/") });

        Assert.Equal("http://127.0.0.1:5000/health", Assert.Single(reading.Scenarios).Profiles[0].Request.Url.ToString());
    }
}
