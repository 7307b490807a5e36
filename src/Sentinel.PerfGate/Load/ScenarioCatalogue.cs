namespace Sentinel.PerfGate.Load;

/// <summary>The named scenarios that every installation has, as data.</summary>
public static class ScenarioCatalogue
{
    /// <summary>All scenarios, in the order of their severity.</summary>
    public static IReadOnlyList<LoadPlan> All { get; } =
    [
        new("smoke",
        [
            LoadStage.Constant("steady", Seconds(30), 10) with { MinimumDuration = Seconds(3) },
        ]),
        new("load",
        [
            LoadStage.Ramp("ramp-up", Seconds(10), 0, 100),
            // 4,603 requests are the fewest that can prove a success rate of 99.9 % with 99 % confidence.
            LoadStage.Constant("sustain", Seconds(60), 1_000) with { MinimumDuration = Seconds(6) },
            LoadStage.Ramp("ramp-down", Seconds(10), 1_000, 100),
        ]),
        new("stress",
        [
            LoadStage.Constant("normal", Seconds(10), 1_000),
            LoadStage.Constant("high", Seconds(30), 5_000) with { MinimumDuration = Seconds(3) },
            LoadStage.Constant("extreme", Seconds(30), 10_000) with { MinimumDuration = Seconds(3) },
            LoadStage.Constant("recovery", Seconds(10), 1_000) with { MinimumDuration = Seconds(2) },
        ]),
        new("spike",
        [
            LoadStage.Constant("before", Seconds(10), 100) with { MinimumDuration = Seconds(2) },
            LoadStage.Constant("spike-1", Seconds(5), 5_000),
            LoadStage.Constant("between", Seconds(10), 100) with { MinimumDuration = Seconds(2) },
            LoadStage.Constant("spike-2", Seconds(5), 5_000),
            LoadStage.Constant("after", Seconds(10), 100) with { MinimumDuration = Seconds(2) },
        ]),
        new("soak",
        [
            LoadStage.Constant("soak", Seconds(300), 500) with { MinimumDuration = Seconds(30) },
        ]),
        new("breakpoint",
        [
            Step("1k", 1_000),
            Step("2k", 2_000),
            Step("5k", 5_000),
            Step("10k", 10_000),
            Step("20k", 20_000),
        ]),
    ];

    /// <summary>The scenario of that name, exactly written; null when there is none.</summary>
    public static LoadPlan? Find(string name) => All.FirstOrDefault(plan => plan.Name == name);

    private static LoadStage Step(string name, double rate) =>
        LoadStage.Constant(name, Seconds(20), rate) with { MinimumDuration = Seconds(2) };

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
