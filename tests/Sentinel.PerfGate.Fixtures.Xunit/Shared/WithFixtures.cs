using PerfFacts.Measured;
using Sentinel.PerfGate.Xunit;
using Xunit;

namespace PerfFacts.Shared;

/// <summary>Everything that xunit gives a test class must be there while it is measured.</summary>
[Collection(SharedCollection.Name)]
public sealed class WithFixtures(ClassOnce ofClass, CollectionOnce ofCollection, WholeAssembly ofAssembly, ITestOutputHelper output)
    : IClassFixture<ClassOnce>, IAsyncLifetime
{
    private bool initialised;

    public ValueTask InitializeAsync()
    {
        output.WriteLine("initialised");
        initialised = true;
        return ValueTask.CompletedTask;
    }

    [PerfFact("shared/fixtures", ErrorRate = "<= 0%")]
    public void Has_all_its_fixtures()
    {
        if (!initialised || !ofClass.IsOpen || !ofCollection.IsOpen || !ofAssembly.IsReady)
            throw new InvalidOperationException("A fixture is missing.");
        PerfResult.Keep(Digest.Of());
    }

    public ValueTask DisposeAsync()
    {
        initialised = false;
        return ValueTask.CompletedTask;
    }
}
