using CsCheck;

namespace Sentinel.PerfGate.Tests.Budgets;

/// <summary>Generates one of some values.</summary>
internal static class Choice
{
    public static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
