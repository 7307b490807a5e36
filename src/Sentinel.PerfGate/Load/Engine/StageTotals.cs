namespace Sentinel.PerfGate.Load.Engine;

/// <summary>Counts of a stage, added up over its stripes.</summary>
internal sealed class StageTotals
{
    public long Succeeded { get; set; }

    /// <summary>Failures, indexed by <see cref="FailureClass"/>.</summary>
    public long[] Failures { get; } = new long[Enum.GetValues<FailureClass>().Length];

    public long Failed => Failures.Sum();

    public long Ended => Succeeded + Failed;

    /// <summary>What came to an earlier count of the same stages.</summary>
    public StageTotals Since(StageTotals before)
    {
        var difference = new StageTotals { Succeeded = Succeeded - before.Succeeded };
        for (var i = 0; i < Failures.Length; i++)
        {
            difference.Failures[i] = Failures[i] - before.Failures[i];
        }

        return difference;
    }

    /// <summary>The classes that occurred; null without a failure.</summary>
    public IReadOnlyDictionary<string, long>? ByName()
    {
        var occurred = Enum.GetValues<FailureClass>().Where(failure => Failures[(int)failure] > 0).ToList();
        return occurred.Count == 0
            ? null
            : occurred.ToDictionary(failure => failure.Name(), failure => Failures[(int)failure], StringComparer.Ordinal);
    }
}
