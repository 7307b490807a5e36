using Sentinel.PerfGate.Xunit;
using Xunit;

namespace PerfFacts.Measured;

/// <summary>Every kind of method, each far below its limits.</summary>
public sealed class Kinds : IDisposable
{
    private readonly long begun = Journal.Now;
    private int calls;

    [PerfFact("kinds/sync", Mean = "50ms", Allocated = "<= 0B", Throughput = "10/s")]
    public void Sync() => Count(Digest.Of());

    [PerfFact("kinds/task", SuccessRate = "90%", P99 = "< 50ms")]
    public async Task Awaits_a_task()
    {
        await Task.Yield();
        Count(Digest.Of());
    }

    [PerfFact("kinds/valuetask", Allocated = "<= 0B")]
    public ValueTask Gives_a_value_task()
    {
        Count(Digest.Of());
        return ValueTask.CompletedTask;
    }

    [PerfFact(P50 = "50ms")]
    public void Has_no_id() => Count(Digest.Of());

    [PerfFact("kinds/static", Allocated = "<= 0B")]
    public static void Static() => PerfResult.Keep(Digest.Of());

    [PerfFact("kinds/waits", P50 = "50ms", Timeout = 30_000)]
    public async Task Has_a_time_limit()
    {
        await Task.Delay(0, TestContext.Current.CancellationToken);
        Count(Digest.Of());
    }

    [Fact]
    public void An_ordinary_test_of_the_same_class()
    {
        PerfResult.Keep(1);
        Journal.Write("ordinary/Kinds", begun);
    }

    public void Dispose()
    {
        if (calls > 0)
            Journal.Write(calls == 1 ? "measured/once" : "measured/often", begun);
    }

    private void Count(int value)
    {
        calls++;
        PerfResult.Keep(value);
    }
}
