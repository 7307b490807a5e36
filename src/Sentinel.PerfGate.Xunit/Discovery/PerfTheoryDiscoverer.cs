using Sentinel.PerfGate.Xunit.Execution;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Sentinel.PerfGate.Xunit.Discovery;

/// <summary>
/// Makes one measured case of each data row of a <see cref="PerfTheoryAttribute"/>, or one of all rows where xunit cannot enumerate them
/// beforehand.
/// </summary>
internal sealed class PerfTheoryDiscoverer : TheoryDiscoverer
{
    /// <inheritdoc/>
    protected override ValueTask<IReadOnlyCollection<IXunitTestCase>> CreateTestCasesForDataRow(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        IXunitTestMethod testMethod,
        ITheoryAttribute theoryAttribute,
        ITheoryDataRow dataRow,
        object?[] testMethodArguments,
        string? index)
    {
        ArgumentNullException.ThrowIfNull(dataRow);
        var execution = PerfExecution.For(discoveryOptions);
        var alone = OwnCollection.Move(testMethod, execution);
        var details = TestCaseDetails.OfRow(discoveryOptions, alone, theoryAttribute, dataRow, testMethodArguments, index, execution);
        return Only(new PerfFactTestCase(details, execution, testMethodArguments, dataRow.Label));
    }

    /// <inheritdoc/>
    protected override ValueTask<IReadOnlyCollection<IXunitTestCase>> CreateTestCasesForTheory(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        IXunitTestMethod testMethod,
        ITheoryAttribute theoryAttribute)
    {
        ArgumentNullException.ThrowIfNull(theoryAttribute);
        var execution = PerfExecution.For(discoveryOptions);
        var alone = OwnCollection.Move(testMethod, execution);
        var details = TestCaseDetails.OfMethod(discoveryOptions, alone, theoryAttribute, execution);
        return Only(new PerfTheoryTestCase(details, execution, theoryAttribute.SkipTestWithoutData));
    }

    private static ValueTask<IReadOnlyCollection<IXunitTestCase>> Only(IXunitTestCase testCase) => new([testCase]);
}
