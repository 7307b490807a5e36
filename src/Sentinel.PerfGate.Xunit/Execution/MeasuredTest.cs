using Xunit.v3;

namespace Sentinel.PerfGate.Xunit.Execution;

/// <summary>A test as it is measured.</summary>
internal static class MeasuredTest
{
    /// <summary>The same without its own time limit, which is about one call of its body.</summary>
    public static IXunitTest WithoutTimeout(IXunitTest test) => new XunitTest(
        test.TestCase,
        test.TestMethod,
        disableParallelization: true,
        test.Explicit,
        test.SkipReason,
        test.SkipType,
        test.SkipUnless,
        test.SkipWhen,
        test.TestDisplayName,
        test.TestLabel,
        test.UniqueID,
        test.Traits,
        timeout: 0,
        test.TestMethodArguments);
}
