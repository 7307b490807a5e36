using PerfFacts.Shared;
using Xunit;

[assembly: AssemblyFixture(typeof(WholeAssembly))]

namespace PerfFacts.Shared;

public sealed class WholeAssembly : IAsyncLifetime
{
    public bool IsReady { get; private set; }

    public ValueTask InitializeAsync()
    {
        IsReady = true;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        IsReady = false;
        return ValueTask.CompletedTask;
    }
}
