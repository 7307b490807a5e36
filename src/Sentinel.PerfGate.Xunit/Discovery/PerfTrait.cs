namespace Sentinel.PerfGate.Xunit.Discovery;

/// <summary>The trait by which test runs leave measured tests out, or run them alone.</summary>
internal static class PerfTrait
{
    public static IReadOnlyCollection<KeyValuePair<string, string>> All { get; } = [new("Category", "Perf")];
}
