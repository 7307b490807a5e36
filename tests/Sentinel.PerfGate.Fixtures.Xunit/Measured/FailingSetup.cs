using Sentinel.PerfGate.Xunit;

namespace PerfFacts.Measured;

public sealed class FailingSetup
{
    public FailingSetup() => throw new FileNotFoundException("data.bin is missing");

    [PerfFact("failing/constructor", Mean = "50ms", Explicit = true)]
    public void Never_runs() => PerfResult.Keep(Digest.Of());
}
