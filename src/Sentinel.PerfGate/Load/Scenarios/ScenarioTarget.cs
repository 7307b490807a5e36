using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load.Scenarios;

/// <summary>One profile of a scenario file as a target of the gate. One run is one launch.</summary>
internal sealed class ScenarioTarget(ScenarioFile scenario, ScenarioProfile profile) : IMeasurableTarget
{
    public TargetDeclaration Declaration { get; } = new(profile.Id, TargetKind.Load, profile.Location.ToString())
    {
        Length = scenario.Plan.Scale(scenario.TimeScale).Duration + scenario.Options.WarmUp,
    };

    public async Task<Launch> MeasureAsync(MeasureRequest request, ITurns turns, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var plan = scenario.Plan.Scale(request.TimeScale ?? scenario.TimeScale);
        var options = scenario.Options with { Seed = scenario.Seed ?? request.Seed };
        LoadLaunch.ThrowIfTooLong(profile.Id, plan.Duration + options.WarmUp, request.TimeLimit, $"write \"timeScale\" into {scenario.File}");

        using var target = profile.Request.NewTarget(options.Seed, options.Connections);
        return LoadLaunch.Of(await LoadRun.ExecuteAsync(plan, target, options, progress: null, cancellation), cancellation);
    }
}
