using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load;

/// <summary>
/// A stretch of a load plan: with a planned arrival rate (open model) or a number of workers (closed model), constant or
/// changing linearly.
/// </summary>
public sealed record LoadStage
{
    private LoadStage(string name, TimeSpan duration, bool counts)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        Name = name;
        Duration = duration;
        Counts = counts;
    }

    /// <summary>The name that budgets and reports use.</summary>
    public string Name { get; }

    /// <summary>Its length, above zero.</summary>
    public TimeSpan Duration { get; private init; }

    /// <summary>What decides when its requests are started.</summary>
    public LoadModel Model { get; private init; }

    /// <summary>Starts a second at its beginning, 0 or more; 0 in the closed model.</summary>
    public double StartRate { get; private init; }

    /// <summary>Starts a second at its end, 0 or more; 0 in the closed model.</summary>
    public double EndRate { get; private init; }

    /// <summary>Workers at its beginning, 0 or more; 0 in the open model.</summary>
    public int StartWorkers { get; private init; }

    /// <summary>Workers at its end, 0 or more; 0 in the open model.</summary>
    public int EndWorkers { get; private init; }

    /// <summary>Whether it is judged when an objective names no stage. Ramps are not.</summary>
    public bool Counts { get; init; }

    /// <summary>The length that a time scale does not go below; never longer than the stage itself.</summary>
    public TimeSpan MinimumDuration { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Starts planned when they are evenly spaced: the integral of the rate.</summary>
    public double ExpectedStarts => (StartRate + EndRate) / 2 * Duration.TotalSeconds;

    /// <summary>The most workers at a time.</summary>
    public int PeakWorkers => Math.Max(StartWorkers, EndWorkers);

    /// <summary>A stage of one rate, which counts.</summary>
    /// <exception cref="ArgumentException">No name, no length, or a rate that is negative or not finite.</exception>
    public static LoadStage Constant(string name, TimeSpan duration, double rate) =>
        Ramp(name, duration, rate, rate) with { Counts = true };

    /// <summary>A stage whose rate changes linearly, which does not count.</summary>
    /// <exception cref="ArgumentException">No name, no length, or a rate that is negative or not finite.</exception>
    public static LoadStage Ramp(string name, TimeSpan duration, double startRate, double endRate)
    {
        ThrowIfNoRate(startRate);
        ThrowIfNoRate(endRate);
        return new(name, duration, counts: false) { StartRate = startRate, EndRate = endRate };
    }

    /// <summary>A stage of the closed model with one number of workers, which counts.</summary>
    /// <exception cref="ArgumentException">No name, no length, or fewer than 0 workers.</exception>
    public static LoadStage Closed(string name, TimeSpan duration, int workers) =>
        ClosedRamp(name, duration, workers, workers) with { Counts = true };

    /// <summary>A stage of the closed model whose number of workers changes linearly, which does not count.</summary>
    /// <exception cref="ArgumentException">No name, no length, or fewer than 0 workers.</exception>
    public static LoadStage ClosedRamp(string name, TimeSpan duration, int startWorkers, int endWorkers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startWorkers);
        ArgumentOutOfRangeException.ThrowIfNegative(endWorkers);
        return new(name, duration, counts: false) { Model = LoadModel.Closed, StartWorkers = startWorkers, EndWorkers = endWorkers };
    }

    /// <summary>The planned rate at a time after the stage's beginning.</summary>
    public double RateAt(TimeSpan elapsed) =>
        StartRate + (EndRate - StartRate) * Math.Clamp(elapsed / Duration, 0, 1);

    /// <summary>The planned number of workers at a time after the stage's beginning.</summary>
    public int WorkersAt(TimeSpan elapsed) =>
        (int)Math.Ceiling(StartWorkers + (EndWorkers - StartWorkers) * Math.Clamp(elapsed / Duration, 0, 1));

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
