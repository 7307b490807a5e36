using System.Runtime.CompilerServices;
using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Load.Scenarios;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.Scenarios;

public sealed class ScenarioSamplesTests
{
    private static readonly ScenarioReading Samples = ScenarioReader.Read(Directory.GetFiles(Folder(), "*.json"), Folder());

    [Fact]
    public void Every_sample_is_right()
    {
        Assert.Empty(Samples.Diagnostics);
        Assert.Equal(ScenarioCatalogue.All.Select(plan => plan.Name).Append("hello").Order(), Samples.Scenarios.Select(scenario => scenario.Plan.Name).Order());
    }

    [Fact]
    public void The_named_scenarios_are_those_that_every_installation_has()
    {
        foreach (var plan in ScenarioCatalogue.All)
        {
            var sample = Assert.Single(Samples.Scenarios, scenario => scenario.Plan.Name == plan.Name);
            Assert.Equal(plan.Stages, sample.Plan.Stages);
            Assert.Equal([$"load/{plan.Name}/intent-submission", $"load/{plan.Name}/event-store"], sample.Profiles.Select(profile => profile.Id));
        }
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../samples/scenarios"));
}
