using Sentinel.PerfGate.Xunit.Execution;
using Xunit.Sdk;
using Xunit.v3;

namespace Sentinel.PerfGate.Xunit.Discovery;

/// <summary>Makes one measured case of a <see cref="PerfFactAttribute"/>.</summary>
internal sealed class PerfFactDiscoverer : FactDiscoverer
{
    /// <inheritdoc/>
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        IXunitTestMethod testMethod,
        IFactAttribute factAttribute)
    {
        var execution = PerfExecution.For(discoveryOptions);
        var alone = OwnCollection.Move(testMethod, execution);
        return new PerfFactTestCase(TestCaseDetails.OfMethod(discoveryOptions, alone, factAttribute, execution), execution);
    }
}
