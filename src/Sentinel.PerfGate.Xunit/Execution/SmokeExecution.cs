using Xunit;
using Xunit.v3;

namespace Sentinel.PerfGate.Xunit.Execution;

/// <summary>Runs the body once, as an ordinary test, and says so.</summary>
internal sealed class SmokeExecution : PerfExecution
{
    private const string Said = "smoke: ran once, nothing measured; `dotnet test -c Release -p:RunPerfGate=true` measures";

    public override ValueTask<TimeSpan> RunAsync(IXunitTest test, object? instance, Func<ValueTask<TimeSpan>> once)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(Said);
        return once();
    }
}
