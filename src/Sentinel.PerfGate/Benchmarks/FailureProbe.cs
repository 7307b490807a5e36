using Sentinel.PerfGate.Benchmarks.Loops;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>Looks for an operation that throws before the long passes, which must not be interrupted.</summary>
internal static class FailureProbe
{
    private const int Invocations = 16;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    public static Exception? FirstThrow(OperationLoops loops)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < Invocations && (i == 0 || clock.Elapsed < Limit); i++)
        {
            loops.IterationSetup();
            try
            {
                loops.InvokeOnce();
            }
            catch (Exception thrown)
            {
                return thrown;
            }

            loops.IterationCleanup();
        }

        return null;
    }
}
