using System.Runtime.CompilerServices;

namespace Sentinel.PerfGate.Xunit;

/// <summary>Takes results that a measured method has nobody to give to.</summary>
public static class PerfResult
{
    /// <summary>
    /// Uses a value, so that the compiler cannot leave out what made it. A call of an empty method (about a nanosecond): no allocation,
    /// no boxing. Large structs are copied.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Keep<T>(T value) => _ = value;
}
