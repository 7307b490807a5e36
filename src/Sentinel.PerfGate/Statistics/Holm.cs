namespace Sentinel.PerfGate.Statistics;

/// <summary>Holm's step-down adjustment (Holm 1979): rejecting what is at most alpha keeps the chance of any false rejection at most alpha.</summary>
public static class Holm
{
    /// <summary>Adjusted p-values, in the order given, each from 0 to 1.</summary>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues)
    {
        var adjusted = new double[pValues.Count];
        var running = 0.0;
        var rank = 0;
        foreach (var index in Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]))
        {
            running = Math.Max(running, Math.Min(1, (pValues.Count - rank++) * pValues[index]));
            adjusted[index] = running;
        }

        return adjusted;
    }
}
