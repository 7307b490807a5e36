namespace Sentinel.PerfGate.Load.Scenarios;

/// <summary>A load scenario written as a JSON file: what to send, when, and to where. Its profiles are the targets.</summary>
/// <param name="File">Its path, for messages.</param>
/// <param name="Plan">Its stages at their full length, without the warm-up; the plan's name is the scenario's.</param>
/// <param name="Options">How it is run.</param>
/// <param name="Profiles">One or more, names distinct.</param>
public sealed record ScenarioFile(string File, LoadPlan Plan, LoadOptions Options, IReadOnlyList<ScenarioProfile> Profiles)
{
    /// <summary>Factor on the length of every stage when no other is asked for, above 0. Default 1.</summary>
    public double TimeScale { get; init; } = 1;

    /// <summary>The seed that the file asks for; null: the run's own.</summary>
    public int? Seed { get; init; }
}
