using Sentinel.PerfGate.Load;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load;

public sealed class ScenarioCatalogueTests
{
    /// <summary>ln(0.01) / ln(0.999): fewer successes without a failure prove no 99.9 %.</summary>
    private const int RequestsThatProve = 4603;

    [Theory]
    [InlineData(1)]
    [InlineData(0.1)]
    [InlineData(0.001)]
    public void However_short_the_load_scenario_can_prove_a_success_rate_of_three_nines(double timeScale)
    {
        var sustain = Assert.Single(ScenarioCatalogue.Find("load")!.Scale(timeScale).Stages, stage => stage.Name == "sustain");

        Assert.True(sustain.Counts);
        Assert.True(sustain.ExpectedStarts >= RequestsThatProve);
    }

    [Fact]
    public void Smoke_at_a_tenth_takes_three_seconds() =>
        Assert.Equal(3, ScenarioCatalogue.Find("smoke")!.Scale(0.1).Duration.TotalSeconds, 6);

    [Fact]
    public void The_scenarios_are_those_that_the_documentation_lists() =>
        Assert.Equal(
            ["smoke 30 s", "load 80 s", "stress 80 s", "spike 40 s", "soak 300 s", "breakpoint 100 s"],
            ScenarioCatalogue.All.Select(plan => $"{plan.Name} {plan.Duration.TotalSeconds} s"));

    [Fact]
    public void Every_scenario_has_a_stage_that_counts() =>
        Assert.All(ScenarioCatalogue.All, plan => Assert.Contains(plan.Stages, stage => stage.Counts));

    [Theory]
    [InlineData("Smoke")]
    [InlineData("")]
    public void A_name_that_is_not_exactly_one_of_them_finds_nothing(string name) =>
        Assert.Null(ScenarioCatalogue.Find(name));
}
