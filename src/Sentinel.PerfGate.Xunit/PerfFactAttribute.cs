using System.Runtime.CompilerServices;
using Sentinel.PerfGate.Xunit.Discovery;
using Sentinel.PerfGate.Xunit.Limits;
using Xunit;
using Xunit.v3;

namespace Sentinel.PerfGate.Xunit;

/// <summary>
/// A test whose method is an operation that is measured: <c>void</c>, <see cref="Task"/> or <see cref="ValueTask"/>, without parameters.
/// Its limits are those of the budget files for its id, and those written here as a budget file writes them:
/// <c>[PerfFact("validation/intent", P99 = "50ms", Allocated = "4KB", Regression = "5%")]</c>; a limit without an operator is the one
/// its metric wants. Never runs beside other tests. An ordinary test run calls it once and measures nothing; see <c>docs/xunit.md</c>.
/// </summary>
[XunitTestCaseDiscoverer(typeof(PerfFactDiscoverer))]
[AttributeUsage(AttributeTargets.Method)]
public sealed class PerfFactAttribute : FactAttribute, ITraitAttribute, IPerfTestAttribute
{
    private readonly InPlaceLimits limits = new();

    /// <param name="id">The target's id, as budgets name it. Default: <c>Class.Method</c>.</param>
    /// <param name="sourceFilePath">Filled in by the compiler.</param>
    /// <param name="sourceLineNumber">Filled in by the compiler.</param>
    public PerfFactAttribute(string? id = null, [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Id = id;

    /// <inheritdoc/>
    public string? Id { get; }

    InPlaceLimits IPerfTestAttribute.Limits => limits;

    /// <summary>Mean time of an operation, from iterations of many calls: <c>100ns</c>, <c>1.5us</c>.</summary>
    public string? Mean { get => limits.Get(); set => limits.Set(value); }

    /// <summary>Shortest time of a single operation (of 1 µs or more): <c>2us</c>.</summary>
    public string? Min { get => limits.Get(); set => limits.Set(value); }

    /// <summary>Longest time of a single operation (of 1 µs or more): <c>1s</c>.</summary>
    public string? Max { get => limits.Get(); set => limits.Set(value); }

    /// <summary>Median time of single operations (of 1 µs or more): <c>50us</c>.</summary>
    public string? P50 { get => limits.Get(); set => limits.Set(value); }

    /// <summary>90th percentile of single operations' times (of 1 µs or more): <c>50us</c>.</summary>
    public string? P90 { get => limits.Get(); set => limits.Set(value); }

    /// <summary>95th percentile of single operations' times (of 1 µs or more): <c>50us</c>.</summary>
    public string? P95 { get => limits.Get(); set => limits.Set(value); }

    /// <summary>99th percentile of single operations' times (of 1 µs or more): <c>50us</c>.</summary>
    public string? P99 { get => limits.Get(); set => limits.Set(value); }

    /// <summary>99.9th percentile of single operations' times (of 1 µs or more), <c>p99.9</c> in a budget file: <c>1ms</c>.</summary>
    public string? P999 { get => limits.Get(); set => limits.Set(value); }

    /// <summary>Operations a second of one thread: <c>1000/s</c>, at least.</summary>
    public string? Throughput { get => limits.Get(); set => limits.Set(value); }

    /// <summary>Share of single operations that do not throw: <c>99.9%</c>, at least.</summary>
    public string? SuccessRate { get => limits.Get(); set => limits.Set(value); }

    /// <summary>Share of single operations that throw: <c>0.1%</c>.</summary>
    public string? ErrorRate { get => limits.Get(); set => limits.Set(value); }

    /// <summary>Single operations that throw, a count: <c>0</c>.</summary>
    public string? Failed { get => limits.Get(); set => limits.Set(value); }

    /// <summary>Bytes an operation allocates, on all threads: <c>4KB</c> (of 1,024 bytes).</summary>
    public string? Allocated { get => limits.Get(); set => limits.Set(value); }

    /// <summary>Collections of generation 0 per 1,000 operations: <c>10</c>.</summary>
    public string? Gen0 { get => limits.Get(); set => limits.Set(value); }

    /// <summary>Collections of generation 1 per 1,000 operations: <c>1</c>.</summary>
    public string? Gen1 { get => limits.Get(); set => limits.Set(value); }

    /// <summary>Collections of generation 2 per 1,000 operations: <c>0</c>.</summary>
    public string? Gen2 { get => limits.Get(); set => limits.Set(value); }

    /// <summary>How much slower than the base an operation may be: <c>5%</c>. Judged where a base is given.</summary>
    public string? Regression { get => limits.Get(); set => limits.Set(value); }

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => PerfTrait.All;
}
