using Sentinel.PerfGate.Xunit.Execution;
using Xunit.Sdk;
using Xunit.v3;

namespace Sentinel.PerfGate.Xunit.Discovery;

/// <summary>
/// Moves measured tests out of the collection of their class into one that is not parallel, with the same fixtures. xunit runs such
/// collections one after the other when all parallel ones have ended, whatever the project's mode; a fact's own
/// <c>DisableParallelization</c> counts only in the mode that runs everything in parallel.
/// </summary>
internal static class OwnCollection
{
    public static IXunitTestMethod Move(IXunitTestMethod method, PerfExecution execution)
    {
        var origin = method.TestClass.TestCollection;
        var name = $"PerfFacts of {origin.TestCollectionDisplayName}";
        var id = UniqueIDGenerator.ForTestCollection(origin.TestAssembly.UniqueID, name, origin.CollectionDefinition?.FullName);
        var collection = new XunitTestCollection(
            origin.TestAssembly, execution.RunsBody ? origin.CollectionDefinition : null, disableParallelization: true, name, id);
        var type = method.TestClass.Class;
        var owner = execution.RunsBody ? new XunitTestClass(type, collection) : new ClassInWorkers(type, collection);
        return new XunitTestMethod(owner, method.Method, []);
    }
}
