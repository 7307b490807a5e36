namespace Sentinel.PerfGate.Load.K6;

/// <summary>One of the shapes in which k6 writes the summary of a run.</summary>
internal interface ISummaryShape
{
    /// <summary>How messages call it.</summary>
    string Name { get; }

    /// <summary>What a percentile that it lacks needs, as a clause.</summary>
    string PercentileAdvice { get; }

    /// <summary>Every metric, well formed; problems are told of the others.</summary>
    IEnumerable<K6Metric> Metrics(SummaryNode root);

    /// <summary>How long the run took, in seconds; null when it is not said.</summary>
    double? Seconds(SummaryNode root);

    /// <summary>The share, and the counts it is of; null when a count is absent.</summary>
    (double? Rate, long Matched, long Total)? Rate(SummaryNode values);

    /// <summary>Whether a threshold held; null when it is not said.</summary>
    /// <param name="threshold">The value beside the threshold's text.</param>
    bool? Held(SummaryNode threshold);
}
