namespace Sentinel.PerfGate.Gate;

/// <summary>What a run of the gate is asked to do.</summary>
public sealed record GateRunOptions
{
    /// <summary>Launches of a target that has absolute objectives only, unless <see cref="Launches"/> says otherwise.</summary>
    public const int DefaultLaunches = 3;

    /// <summary>
    /// Launches of a target with a mean to judge, of which the last two are left out when all its limits hold by then, unless <see cref="Launches"/> says otherwise: with 3, Student's t at 99 % reaches 7
    /// standard deviations, and one launch in a busy moment leaves a mean far below its limit undecided; with 5 it is 3.7.
    /// </summary>
    public const int DefaultLaunchesForMeans = 5;

    /// <summary>Head launches against a stored base, unless <see cref="Launches"/> says otherwise.</summary>
    public const int DefaultLaunchesAgainstStoredBase = 10;

    /// <summary>The default of <see cref="TimeLimit"/>: 5 minutes.</summary>
    public static readonly TimeSpan DefaultTimeLimit = TimeSpan.FromMinutes(5);

    /// <summary>The perf projects to measure; at least one, unless there are scenarios.</summary>
    public required IReadOnlyList<PerfProject> Projects { get; init; }

    /// <summary>Load scenario files, whose profiles are targets too. Default: none.</summary>
    public IReadOnlyList<string> Scenarios { get; init; } = [];

    /// <summary>The budget files. None is an error (PERF211), unless targets declare limits themselves.</summary>
    public required IReadOnlyList<string> BudgetFiles { get; init; }

    /// <summary>
    /// What head is compared with: <c>git:REF</c> (the merge base of REF and HEAD, built here), a results file, a folder of them,
    /// or null for nothing.
    /// </summary>
    public string? Base { get; init; }

    /// <summary>How long measuring may take, builds not counted. Default: 5 minutes.</summary>
    public TimeSpan TimeLimit { get; init; } = DefaultTimeLimit;

    /// <summary>A glob over target ids: narrows what is measured and judged, not what exists. Null: everything.</summary>
    public string? Filter { get; init; }

    /// <summary>Undecided and new verdicts give exit code 3.</summary>
    public bool Strict { get; init; }

    /// <summary>
    /// Launches of a target that is not compared launch by launch, 1 or more. Null: 3 for absolute objectives (1 run for load),
    /// 10 against a stored base.
    /// </summary>
    public int? Launches { get; init; }

    /// <summary>Seed of the order of launches and of random arrivals. Null: a random one, which the report names.</summary>
    public int? Seed { get; init; }

    /// <summary>Where results.json, verdicts.json and logs go.</summary>
    public required string OutDirectory { get; init; }

    /// <summary>Identifies the run in every document it writes. Default: a new one.</summary>
    public string RunId { get; init; } = Guid.NewGuid().ToString("N");

    /// <summary>1 - the chance that a build of unchanged code fails, 0.5 to 1 exclusive. Default: 0.99.</summary>
    public double Confidence { get; init; } = 0.99;

    /// <summary>Where built bases are kept between runs. Default: the user's cache folder.</summary>
    public string? CacheDirectory { get; init; }

    /// <summary>The command that repeats the run, for the report.</summary>
    public string? Command { get; init; }
}
