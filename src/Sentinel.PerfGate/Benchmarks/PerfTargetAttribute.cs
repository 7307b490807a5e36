namespace Sentinel.PerfGate.Benchmarks;

/// <summary>
/// Names a benchmark for budgets. On a method: the target's id, <c>validation/intent</c>. On a class: a prefix
/// that is joined by <c>/</c> with the method's id, or with the method's name where it has none.
/// </summary>
/// <param name="id">The id, segments separated by <c>/</c>.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class PerfTargetAttribute(string id) : Attribute
{
    /// <summary>The id or prefix.</summary>
    public string Id { get; } = id;
}
