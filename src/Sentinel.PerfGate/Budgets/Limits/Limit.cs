using System.Runtime.InteropServices;

namespace Sentinel.PerfGate.Budgets.Limits;

/// <summary>A comparison with a value in the canonical unit of its dimension (ns, bytes, fraction, per second).</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Limit(ComparisonOperator Operator, double Value);
