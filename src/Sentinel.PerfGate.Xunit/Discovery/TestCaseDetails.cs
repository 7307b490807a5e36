using Xunit;
using Xunit.Sdk;
using Xunit.v3;
using Sentinel.PerfGate.Xunit.Execution;

namespace Sentinel.PerfGate.Xunit.Discovery;

/// <summary>What xunit makes of a method and its attribute, and of a data row if there is one.</summary>
internal sealed record TestCaseDetails(
    IXunitTestMethod Method,
    string DisplayName,
    string UniqueId,
    bool Explicit,
    Type[]? SkipExceptions,
    string? SkipReason,
    Type? SkipType,
    string? SkipUnless,
    string? SkipWhen,
    string? SourceFilePath,
    int? SourceLineNumber,
    int Timeout,
    Dictionary<string, HashSet<string>> Traits)
{
    /// <summary>Of a method as a whole.</summary>
    public static TestCaseDetails OfMethod(
        ITestFrameworkDiscoveryOptions options, IXunitTestMethod method, IFactAttribute attribute, PerfExecution execution) =>
        Of(TestIntrospectionHelper.GetTestCaseDetails(options, method, attribute), dataRow: null, execution);

    /// <summary>Of one data row.</summary>
    public static TestCaseDetails OfRow(
        ITestFrameworkDiscoveryOptions options,
        IXunitTestMethod method,
        ITheoryAttribute attribute,
        ITheoryDataRow row,
        object?[] arguments,
        string? index,
        PerfExecution execution) =>
        Of(TestIntrospectionHelper.GetTestCaseDetailsForTheoryDataRow(options, method, attribute, row, arguments, index), row, execution);

    private static TestCaseDetails Of(
        (string Name, bool Explicit, Type[]? SkipExceptions, string? SkipReason, Type? SkipType, string? SkipUnless, string? SkipWhen,
            string? File, int? Line, int Timeout, string UniqueId, IXunitTestMethod Method) found,
        ITheoryDataRow? dataRow,
        PerfExecution execution)
    {
        var details = new TestCaseDetails(
            found.Method, found.Name, found.UniqueId, found.Explicit, found.SkipExceptions, found.SkipReason, found.SkipType, found.SkipUnless,
            found.SkipWhen, found.File, found.Line, found.Timeout, TestIntrospectionHelper.GetTraits(found.Method, dataRow));
        return execution.SkipReason is { } all ? details with { SkipReason = all, SkipUnless = null, SkipWhen = null } : details;
    }
}
