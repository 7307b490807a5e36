namespace Sentinel.Reliability;

/// <summary>
/// When a circuit breaker opens and for how long. Polly's breaker opens by the share of failed calls within a window; it knows no count of
/// failures in a row, and it closes after one successful probe.
/// </summary>
public sealed class BreakerOptions
{
    private static readonly TimeSpan MinDuration = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan MaxDuration = TimeSpan.FromDays(1);

    /// <summary>The share of failed calls that opens it; above 0, at most 1.</summary>
    public double FailureRatio { get; set; }

    /// <summary>How many calls the window must hold before the share counts; at least 2.</summary>
    public int MinimumThroughput { get; set; }

    /// <summary>The window; half a second to a day.</summary>
    public TimeSpan SamplingDuration { get; set; }

    /// <summary>
    /// How long it stays open before the first call may probe; half a second to a day. Each probe that fails doubles the break, up to
    /// <see cref="BreakDuration"/>: what was short is soon over, and what lasts is left alone. Default: a second.
    /// </summary>
    public TimeSpan FirstBreakDuration { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest break; half a second to a day. Below the first one every break is as long as this.</summary>
    public TimeSpan BreakDuration { get; set; }

    /// <summary>After how long a call counts as failed; half a second to a day.</summary>
    public TimeSpan CallTimeout { get; set; }

    /// <summary>
    /// For the event store: 40 % of at least 10 calls within 30 s open it for 1 to 30 s; a call lasts 10 s at most. "3 failures in a row open,
    /// 2 successes close" cannot be said with a share: with fewer than 10 calls in the window it stays closed, and one success closes it.
    /// </summary>
    public static BreakerOptions ForStore() => new()
    {
        FailureRatio = 0.4,
        MinimumThroughput = 10,
        SamplingDuration = TimeSpan.FromSeconds(30),
        BreakDuration = TimeSpan.FromSeconds(30),
        CallTimeout = TimeSpan.FromSeconds(10),
    };

    /// <summary>
    /// For the key service: 50 % of at least 10 calls within 60 s open it for 1 to 60 s; again no "5 in a row", and one success closes it. The
    /// 30 s that a call may last bind signers that wait for something; a key in the process does not.
    /// </summary>
    public static BreakerOptions ForKeyService() => new()
    {
        FailureRatio = 0.5,
        MinimumThroughput = 10,
        SamplingDuration = TimeSpan.FromSeconds(60),
        BreakDuration = TimeSpan.FromSeconds(60),
        CallTimeout = TimeSpan.FromSeconds(30),
    };

    /// <summary>How long it is open after so many probes that failed since it was closed.</summary>
    internal TimeSpan BreakAfter(int failedProbes)
    {
        // As a double, so that no number of probes overflows.
        var grown = FirstBreakDuration.TotalSeconds * Math.Pow(2, failedProbes);
        return grown < BreakDuration.TotalSeconds ? TimeSpan.FromSeconds(grown) : BreakDuration;
    }

    /// <exception cref="InvalidOperationException">A figure is out of range.</exception>
    internal void Validate(string breaker)
    {
        Require(FailureRatio is > 0 and <= 1, breaker, $"failure ratio {FailureRatio}", "above 0, at most 1");
        Require(MinimumThroughput >= 2, breaker, $"minimum throughput {MinimumThroughput}", "at least 2");
        RequireDuration(SamplingDuration, breaker, "sampling duration");
        RequireDuration(FirstBreakDuration, breaker, "first break duration");
        RequireDuration(BreakDuration, breaker, "break duration");
        RequireDuration(CallTimeout, breaker, "call timeout");
    }

    private static void RequireDuration(TimeSpan value, string breaker, string name) =>
        Require(value >= MinDuration && value <= MaxDuration, breaker, $"{name} {value}", "half a second to a day");

    private static void Require(bool holds, string breaker, string what, string range)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"Invalid {what} of the circuit breaker '{breaker}'. It must be {range}.");
        }
    }
}
