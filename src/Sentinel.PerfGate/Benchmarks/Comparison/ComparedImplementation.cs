using Sentinel.PerfGate.Benchmarks.Rates;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Benchmarks.Comparison;

/// <summary>One implementation as a comparison found it.</summary>
/// <param name="Name">What it is called.</param>
public sealed record ComparedImplementation(string Name)
{
    // Of a ratio without an interval two decimals are shown.
    private const double Unknown = 0.01;

    /// <summary>Operations a second of one thread; null when it was not measured, or the compiler left nothing of it.</summary>
    public OperationRate? Rate { get; init; }

    /// <summary>Bytes an operation allocates, the least of the rounds; null when it was not measured.</summary>
    public double? AllocatedBytes { get; init; }

    /// <summary>
    /// Its time over that of the quickest, as a relative change (1.4: 2.4 times as long), with bounds that hold for all implementations at
    /// once. Null of the quickest itself, and when it was not measured.
    /// </summary>
    public RatioComparison? Change { get; init; }

    /// <summary>Why it was not measured; null when it was.</summary>
    public MeasurementFailure? Failure { get; init; }

    /// <summary>How many times as long as the quickest it takes: 1 of the quickest itself; null without a ratio.</summary>
    public double? Ratio => Rate is null || Change is { NoRatio: not null } ? null : 1 + (Change?.Estimate ?? 0);

    /// <summary>Whether the interval says that it is slower than the quickest.</summary>
    public bool IsSlower => Change is { NoRatio: null, Lower: > 0 };

    /// <summary><c>b: 105,500/s, 2.41 times (2.38 to 2.45), 24 B</c>.</summary>
    public override string ToString() => $"{Name}: {string.Join(", ", new[] { RateText, RatioText, AllocatedText }.Where(part => part.Length > 0))}";

    internal string RateText => Failure?.Reason ?? Rate?.ToString() ?? "no time worth telling";

    internal string RatioText => Change switch
    {
        null => "",
        { NoRatio: { } reason } => $"no ratio: {reason}",
        { HasInterval: false, Estimate: var estimate } => $"{Times(estimate, estimate - Unknown, estimate + Unknown)} times (too few rounds for an interval)",
        { Estimate: var estimate, Lower: var lower, Upper: var upper } =>
            $"{Times(estimate, lower, upper)} times ({Times(lower, lower, upper)} to {Times(upper, lower, upper)})",
    };

    internal string AllocatedText => AllocatedBytes is { } bytes ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes:#,0.###} B") : "";

    private static string Times(double change, double lower, double upper)
    {
        var half = (upper - lower) / 2;
        return UncertainFigure.Format(1 + change, 1 + change - half, 1 + change + half);
    }
}
