using System.Text.Json.Serialization;

namespace Sentinel.PerfGate.Measurement.Worker;

/// <summary>What the worker answers; exactly one member is set.</summary>
internal sealed record WorkerReply
{
    /// <summary>The first line: the protocol the worker speaks.</summary>
    public WorkerGreeting? Greeting { get; init; }

    public TargetDiscovery? Discovery { get; init; }

    public Launch? Launch { get; init; }

    public MeasurementFailure? Failure { get; init; }

    /// <summary>A launch waits for its turn (<see cref="TurnMessages"/>); true when it is complete.</summary>
    [JsonIgnore]
    public bool? Waiting { get; init; }

    /// <summary>A line of JSON that says nothing is no reply.</summary>
    [JsonIgnore]
    public bool IsEmpty => this is { Greeting: null, Discovery: null, Launch: null, Failure: null, Waiting: null };
}
