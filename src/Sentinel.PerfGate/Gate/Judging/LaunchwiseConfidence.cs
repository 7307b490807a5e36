using System.Runtime.InteropServices;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>
/// Confidence of the two bounds when each launch must hold. That all hold is proven by each bound alone; that one is
/// broken is found by looking at every launch, so that bound's error is shared among them (Bonferroni).
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LaunchwiseConfidence(double Lower, double Upper)
{
    public static LaunchwiseConfidence For(Case about, int launches)
    {
        var shared = 1 - ((1 - about.Confidence) / launches);
        return about.Limit.IsUpper() ? new(shared, about.Confidence) : new(about.Confidence, shared);
    }
}
