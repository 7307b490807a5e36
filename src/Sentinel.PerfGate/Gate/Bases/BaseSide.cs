using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Projects;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Bases;

/// <summary>What head is compared with: a build of another commit, stored results, or nothing and why.</summary>
internal sealed record BaseSide
{
    /// <summary>How it is called in texts; null without a base.</summary>
    public string? Name { get; init; }

    /// <summary>Why there is nothing to compare with, as a clause; null when there is.</summary>
    public string? Absence { get; init; }

    /// <summary>Builds of the base by the path of the head assembly; a project that the base does not have is missing here.</summary>
    public IReadOnlyDictionary<string, DeclaredAssembly> Builds { get; init; } = new Dictionary<string, DeclaredAssembly>();

    /// <summary>Why the base could not be built; every comparison is invalid then.</summary>
    public MeasurementFailure? Failure { get; init; }

    /// <summary>Results measured earlier, as base results; null when the base is a build.</summary>
    public IReadOnlyList<TargetResult>? Stored { get; init; }

    /// <summary>Why stored times are not compared, as a clause: they are of another environment.</summary>
    public string? RefusedTimes { get; init; }

    public IReadOnlyList<Diagnostic> Notices { get; init; } = [];

    public static BaseSide None(string why, params IReadOnlyList<Diagnostic> notices) => new() { Absence = why, Notices = notices };
}
