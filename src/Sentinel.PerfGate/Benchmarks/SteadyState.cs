using System.Runtime.CompilerServices;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>
/// Decides when an operation has warmed up. A level plateau alone proves nothing: the instrumented tier of dynamic PGO
/// is level too, several times slower than the code that follows it. So the JIT must have been quiet for a while and for
/// enough invocations to reach its call counts, and the time per invocation must be level within that while.
/// </summary>
internal sealed class SteadyState
{
    /// <summary>Above the 30 calls after which a method goes to the next tier, with some to spare.</summary>
    public const int QuietInvocations = 64;

    public static readonly TimeSpan QuietTime = TimeSpan.FromMilliseconds(150);

    /// <summary>Slow operations cannot afford all of <see cref="QuietInvocations"/>; this much quiet is enough.</summary>
    public static readonly TimeSpan EnoughQuiet = TimeSpan.FromSeconds(1.5);

    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private const double Level = 0.10;
    private const int FewestBlocks = 4;
    private const int FewestSlowBlocks = 2;
    // Methods called once a block are optimised at once: compiled again after 30 calls, they would disturb the quiet they wait for.
    private readonly List<Block> quiet = [];
    private long compiled = -1;
    private TimeSpan quietSince;

    /// <summary>Median ns an invocation of the quiet blocks; NaN before there is one.</summary>
    public double PerInvocation => quiet.Count == 0 ? double.NaN : Median([.. quiet.Select(block => block.PerInvocation)]);

    /// <summary>Why it is not steady yet, as a clause.</summary>
    public string Reason { get; private set; } = "it has not run yet";

    /// <summary>Adds one block of invocations and says whether the operation is steady now.</summary>
    /// <param name="at">Time since the warm-up began, at the end of the block.</param>
    /// <param name="invocations">Invocations of the block.</param>
    /// <param name="perInvocation">ns an invocation.</param>
    /// <param name="compiledMethods">The process's count of compiled methods.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Add(TimeSpan at, long invocations, double perInvocation, long compiledMethods)
    {
        if (compiledMethods != compiled)
        {
            compiled = compiledMethods;
            quietSince = at;
            quiet.Clear();
            Reason = "methods are still being compiled";
            return false;
        }

        quiet.Add(new(at, invocations, perInvocation));
        if (!IsManyCalls(0) && !IsLongEnough())
            return false;
        // Only the latest count: what slowed the machine a second ago must not hold up the warm-up now. Slow operations keep all of
        // their few blocks: two neighbours of a time that grows are level, too.
        while (IsManyCalls(1))
        {
            quietSince = quiet[0].End;
            quiet.RemoveAt(0);
        }

        if (IsLevel())
            return true;
        Reason = "its time is not level though no method is compiled any more";
        return false;
    }

    /// <summary>Whether the quiet blocks without the first few of them are long enough and call often enough to judge by.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool IsManyCalls(int without) =>
        quiet.Count - without >= FewestBlocks
        && quiet[^1].End - (without == 0 ? quietSince : quiet[without - 1].End) >= QuietTime
        && Invocations(without) >= QuietInvocations;

    /// <summary>Whether it was quiet for so long that few calls do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool IsLongEnough() => quiet.Count >= FewestSlowBlocks && quiet[^1].End - quietSince >= EnoughQuiet;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long Invocations(int without)
    {
        var sum = 0L;
        for (var block = without; block < quiet.Count; block++)
            sum += quiet[block].Invocations;
        return sum;
    }

    private bool IsLevel()
    {
        var values = quiet.Select(block => block.PerInvocation).ToArray();
        var earlier = Median(values[..(values.Length / 2)]);
        var later = Median(values[(values.Length / 2)..]);
        return Math.Abs(later - earlier) <= Level * Math.Max(earlier, later);
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private sealed record Block(TimeSpan End, long Invocations, double PerInvocation);
}
