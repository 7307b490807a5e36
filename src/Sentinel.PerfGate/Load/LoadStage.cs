namespace Sentinel.PerfGate.Load;

/// <summary>A stretch of a load plan with a planned arrival rate, constant or changing linearly.</summary>
public sealed record LoadStage
{
    private LoadStage(string name, TimeSpan duration, double startRate, double endRate, bool counts)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        ThrowIfNoRate(startRate);
        ThrowIfNoRate(endRate);
        Name = name;
        Duration = duration;
        StartRate = startRate;
        EndRate = endRate;
        Counts = counts;
    }

    /// <summary>The name that budgets and reports use.</summary>
    public string Name { get; }

    /// <summary>Its length, above zero.</summary>
    public TimeSpan Duration { get; private init; }

    /// <summary>Starts a second at its beginning, 0 or more.</summary>
    public double StartRate { get; }

    /// <summary>Starts a second at its end, 0 or more.</summary>
    public double EndRate { get; }

    /// <summary>Whether it is judged when an objective names no stage. Ramps are not.</summary>
    public bool Counts { get; init; }

    /// <summary>The length that a time scale does not go below; never longer than the stage itself.</summary>
    public TimeSpan MinimumDuration { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Starts planned when they are evenly spaced: the integral of the rate.</summary>
    public double ExpectedStarts => (StartRate + EndRate) / 2 * Duration.TotalSeconds;

    /// <summary>A stage of one rate, which counts.</summary>
    /// <exception cref="ArgumentException">No name, no length, or a rate that is negative or not finite.</exception>
    public static LoadStage Constant(string name, TimeSpan duration, double rate) => new(name, duration, rate, rate, counts: true);

    /// <summary>A stage whose rate changes linearly, which does not count.</summary>
    /// <exception cref="ArgumentException">No name, no length, or a rate that is negative or not finite.</exception>
    public static LoadStage Ramp(string name, TimeSpan duration, double startRate, double endRate) =>
        new(name, duration, startRate, endRate, counts: false);

    /// <summary>The planned rate at a time after the stage's beginning.</summary>
    public double RateAt(TimeSpan elapsed) =>
        StartRate + (EndRate - StartRate) * Math.Clamp(elapsed / Duration, 0, 1);

    /// <summary>The stage at a fraction (or multiple) of its length.</summary>
    public LoadStage Scale(double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        var shortest = MinimumDuration < Duration ? MinimumDuration : Duration;
        var scaled = Duration * factor;
        return this with { Duration = scaled > shortest ? scaled : shortest };
    }

    private static void ThrowIfNoRate(double rate)
    {
        if (!double.IsFinite(rate) || rate < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A rate is 0 or more starts a second.");
        }
    }
}
