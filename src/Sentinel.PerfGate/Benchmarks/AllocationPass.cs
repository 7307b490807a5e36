using System.Runtime.CompilerServices;
using Sentinel.PerfGate.Benchmarks.Loops;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>Counts allocated bytes and collections over batches of invocations, on all threads.</summary>
internal static class AllocationPass
{
    private const double LongBatch = 20e6;
    private const double ShortBatch = 4e6;
    private const int ShortBatches = 2;

    /// <summary>
    /// Collections come from one long batch. Bytes are those of the batch that allocated least: other threads
    /// (timers, tiering) only ever add.
    /// </summary>
    public static Allocations Measure(OperationLoops loops, double perInvocation)
    {
        var least = double.PositiveInfinity;
        Batch? collections = null;
        for (var batch = 0; batch <= ShortBatches; batch++)
        {
            var invocations = loops.SetsUpEachIteration ? 1 : InvocationsFor(perInvocation, batch == 0 ? LongBatch : ShortBatch);
            var counted = Count(loops, invocations);
            collections ??= counted;
            least = Math.Min(least, PerOperation(counted.Bytes, invocations * loops.OperationsPerInvoke));
        }

        var operations = collections!.Operations / 1000.0;
        return new(least, collections.Gen0 / operations, collections.Gen1 / operations, collections.Gen2 / operations);
    }

    private static long InvocationsFor(double perInvocation, double nanoseconds) =>
        Math.Clamp((long)(nanoseconds / Math.Max(perInvocation, 1)), 1, 1_000_000);

    private static double PerOperation(long bytes, long operations)
    {
        var exact = (double)bytes / operations;
        var whole = Math.Round(exact);
        // A batch's own constant (a boxed result, a lazily grown buffer) is no part of an operation.
        return Math.Abs(exact - whole) * operations <= 256 && operations >= 1000 ? whole : Math.Round(exact, 3);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Batch Count(OperationLoops loops, long invocations)
    {
        loops.IterationSetup();
        Settle();
        _ = GC.GetTotalAllocatedBytes(precise: true);
        int gen0 = GC.CollectionCount(0), gen1 = GC.CollectionCount(1), gen2 = GC.CollectionCount(2);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        loops.Invoke(invocations);
        var after = GC.GetTotalAllocatedBytes(precise: true);
        gen2 = GC.CollectionCount(2) - gen2;
        gen1 = GC.CollectionCount(1) - gen1;
        gen0 = GC.CollectionCount(0) - gen0;
        loops.IterationCleanup();
        return new(after - before, invocations * loops.OperationsPerInvoke, gen0, gen1, gen2);
    }

    /// <summary>Finalizers allocate too: none may be left to run beside the batch.</summary>
    private static void Settle()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private sealed record Batch(long Bytes, long Operations, int Gen0, int Gen1, int Gen2);
}
