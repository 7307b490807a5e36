namespace Sentinel.PerfGate.Load;

/// <summary>How a plan is run, and when the run is no measurement.</summary>
public sealed record LoadOptions
{
    /// <summary>Length of the warm-up in front of the plan, which does not count. Default 2 s; zero: none.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Time a request may take from its real start; later it has failed. Default 10 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Requests at a time in the open model, 1 or more: connections of HTTP/1.1, or callers of a function. A request waits
    /// for one in the order of the plan; the waiting is part of the response, not of the service. Default null: no limit.
    /// </summary>
    public int? Connections { get; init; }

    /// <summary>
    /// Requests begun and not ended, 1 or more, above which a start is dropped. Default null: peak rate × timeout.
    /// </summary>
    public int? MaxInFlight { get; init; }

    /// <summary>Seed of Poisson arrivals.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// A run is invalid when more than 1 % of the starts of a stage that counts (and more than five) were later
    /// than this. Default 10 ms.
    /// </summary>
    public TimeSpan StartLagLimit { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// A run against another process is invalid when this one used more than this share of the cores it may use,
    /// its spinning between starts not counted. 0 to 1, default 0.8.
    /// </summary>
    public double CpuLimit { get; init; } = 0.8;

    /// <summary>
    /// Stops a run whose target has failed for good. Default: when all requests that ended in the last 10 s failed. Null: never.
    /// </summary>
    public AbortRule? Abort { get; init; } = new();

    /// <summary>
    /// Id of the process that is measured, when it runs on this machine: its CPU and memory are sampled too. Default null.
    /// </summary>
    public int? TargetProcess { get; init; }

    /// <summary>Time between two reports of progress. Default 1 s.</summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromSeconds(1);

    internal int InFlightCap(double peakRate) =>
        MaxInFlight ?? (int)Math.Clamp(Math.Ceiling(peakRate * Timeout.TotalSeconds), 1, int.MaxValue);

    /// <summary>What is wrong with these options, as a sentence; null when nothing is.</summary>
    internal string? Problem() =>
        Timeout <= TimeSpan.Zero ? $"Timeout is {Timeout}; it must be above zero."
        : WarmUp < TimeSpan.Zero ? $"WarmUp is {WarmUp}; it must be zero or more."
        : StartLagLimit <= TimeSpan.Zero ? $"StartLagLimit is {StartLagLimit}; it must be above zero."
        : ProgressInterval <= TimeSpan.Zero ? $"ProgressInterval is {ProgressInterval}; it must be above zero."
        : CpuLimit is not (> 0 and <= 1) ? $"CpuLimit is {CpuLimit}; it must be above 0 and at most 1."
        : Connections < 1 ? $"Connections is {Connections}; it must be 1 or more."
        : MaxInFlight < 1 ? $"MaxInFlight is {MaxInFlight}; it must be 1 or more."
        : TargetProcess < 1 ? $"TargetProcess is {TargetProcess}; it must be the id of a process."
        : Abort?.Problem();
}
