namespace Sentinel.PerfGate.Budgets;

/// <summary>What to say of a name that is no metric's.</summary>
internal static class UnknownMetric
{
    public static string Describe(string name) =>
        MetricCatalog.Suggest(name) is { } meant
            ? $"Unknown metric \"{name}\". Did you mean \"{meant}\"? See docs/budgets.md for all of them."
            : $"Unknown metric \"{name}\". Valid values are {MetricCatalog.Described}.";
}
