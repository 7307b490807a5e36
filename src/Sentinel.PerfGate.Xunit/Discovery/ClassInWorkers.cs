using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Sentinel.PerfGate.Xunit.Discovery;

/// <summary>
/// A test class of which nothing is created in this process: its fixtures live in the workers, and two of them at once would take each
/// other's ports and files.
/// </summary>
internal sealed class ClassInWorkers : XunitTestClass, IXunitTestClass
{
    [Obsolete("Called by the de-serializer.")]
    public ClassInWorkers()
    {
    }

    public ClassInWorkers(Type @class, IXunitTestCollection testCollection)
        : base(@class, testCollection)
    {
    }

    IReadOnlyCollection<Type> IXunitTestClass.ClassFixtureTypes => [];

    IReadOnlyCollection<ConstructorInfo>? IXunitTestClass.Constructors => null;
}
