using System.Runtime.CompilerServices;
using Sentinel.PerfGate.Xunit.Discovery;
using Sentinel.PerfGate.Xunit.Limits;
using Xunit;
using Xunit.v3;

namespace Sentinel.PerfGate.Xunit;

/// <summary>
/// A <see cref="PerfFactAttribute"/> with data: every row is a target of its own, whose id ends with the parameters,
/// <c>validation/intent(size: 10, kind: x)</c>. Limits that are written here are every row's; a budget file may name each row, or all
/// of them by <c>validation/intent*</c>.
/// </summary>
[XunitTestCaseDiscoverer(typeof(PerfTheoryDiscoverer))]
[AttributeUsage(AttributeTargets.Method)]
public sealed class PerfTheoryAttribute : TheoryAttribute, ITraitAttribute, IPerfTestAttribute
{
    private readonly InPlaceLimits limits = new();

    /// <param name="id">The id of the target without its parameters, as budgets name it. Default: <c>Class.Method</c>.</param>
    /// <param name="sourceFilePath">Filled in by the compiler.</param>
    /// <param name="sourceLineNumber">Filled in by the compiler.</param>
    public PerfTheoryAttribute(string? id = null, [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Id = id;

    /// <inheritdoc/>
    public string? Id { get; }

    InPlaceLimits IPerfTestAttribute.Limits => limits;

    /// <inheritdoc cref="PerfFactAttribute.Mean"/>
    public string? Mean { get => limits.Get(); set => limits.Set(value); }

    /// <inheritdoc cref="PerfFactAttribute.Min"/>
    public string? Min { get => limits.Get(); set => limits.Set(value); }

    /// <inheritdoc cref="PerfFactAttribute.Max"/>
    public string? Max { get => limits.Get(); set => limits.Set(value); }

    /// <inheritdoc cref="PerfFactAttribute.P50"/>
    public string? P50 { get => limits.Get(); set => limits.Set(value); }

    /// <inheritdoc cref="PerfFactAttribute.P90"/>
    public string? P90 { get => limits.Get(); set => limits.Set(value); }

    /// <inheritdoc cref="PerfFactAttribute.P95"/>
    public string? P95 { get => limits.Get(); set => limits.Set(value); }

    /// <inheritdoc cref="PerfFactAttribute.P99"/>
    public string? P99 { get => limits.Get(); set => limits.Set(value); }

    /// <inheritdoc cref="PerfFactAttribute.P999"/>
    public string? P999 { get => limits.Get(); set => limits.Set(value); }

    /// <inheritdoc cref="PerfFactAttribute.Throughput"/>
    public string? Throughput { get => limits.Get(); set => limits.Set(value); }

    /// <inheritdoc cref="PerfFactAttribute.SuccessRate"/>
    public string? SuccessRate { get => limits.Get(); set => limits.Set(value); }

    /// <inheritdoc cref="PerfFactAttribute.ErrorRate"/>
    public string? ErrorRate { get => limits.Get(); set => limits.Set(value); }

    /// <inheritdoc cref="PerfFactAttribute.Failed"/>
    public string? Failed { get => limits.Get(); set => limits.Set(value); }

    /// <inheritdoc cref="PerfFactAttribute.Allocated"/>
    public string? Allocated { get => limits.Get(); set => limits.Set(value); }

    /// <inheritdoc cref="PerfFactAttribute.Gen0"/>
    public string? Gen0 { get => limits.Get(); set => limits.Set(value); }

    /// <inheritdoc cref="PerfFactAttribute.Gen1"/>
    public string? Gen1 { get => limits.Get(); set => limits.Set(value); }

    /// <inheritdoc cref="PerfFactAttribute.Gen2"/>
    public string? Gen2 { get => limits.Get(); set => limits.Set(value); }

    /// <inheritdoc cref="PerfFactAttribute.Regression"/>
    public string? Regression { get => limits.Get(); set => limits.Set(value); }

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => PerfTrait.All;
}
