using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Benchmarks.Comparison;

/// <summary>What an implementation has so far: one launch a round, or none where the machine's moment spoilt it.</summary>
internal sealed class ImplementationRecord(string name)
{
    private readonly List<Launch?> _launches = [];

    public string Name => name;

    /// <summary>By round; null where its launch was not steady.</summary>
    public IReadOnlyList<Launch?> Launches => _launches;

    /// <summary>Why it cannot be measured; null as long as it can.</summary>
    public MeasurementFailure? Failure { get; private set; }

    public IEnumerable<Launch> Taken => _launches.OfType<Launch>();

    public void Add(LaunchOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        _launches.Add(outcome.Launch is { Samples.Count: > 0 } launch ? launch : null);
        var failure = outcome.Failure ?? (outcome.Launch is { Samples.Count: 0 } ? ThrewNowAndThen : null);
        // As for launches of the gate: one that was not steady, and one in four, may be the machine's moment.
        if (failure is { Code: not DiagnosticCode.NotSteady } || _launches.Count(taken => taken is null) > 1 + (_launches.Count / 4))
            Failure ??= failure;
    }

    private static MeasurementFailure ThrewNowAndThen => new(DiagnosticCode.TargetThrew, "The operation threw now and then: it has no time.");
}
