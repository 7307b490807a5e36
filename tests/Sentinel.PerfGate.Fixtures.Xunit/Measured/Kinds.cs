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

    [PerfFact("kinds/task", Mean = "< 50ms", SuccessRate = "90%")]
    public async Task Awaits_a_task()
    {
        await Task.Yield();
        Count(Digest.Of());
    }

    [PerfFact("kinds/valuetask", Mean = "50ms", Allocated = "<= 0B")]
    public ValueTask Gives_a_value_task()
    {
        Count(Digest.Of());
        return ValueTask.CompletedTask;
    }

    [PerfFact(P50 = "50ms")]
    public void Has_no_id() => Count(Digest.Of());

    [PerfFact("kinds/static", Mean = "50ms")]
    public static void Static() => PerfResult.Keep(Digest.Of());

    [PerfFact("kinds/waits", Mean = "50ms", Timeout = 30_000)]
    public async Task Has_a_time_limit()
    {
        await Task.Delay(0, TestContext.Current.CancellationToken);
        Count(Digest.Of());
    }

    [Fact]
    public void An_ordinary_test_of_the_same_class()
    {
        Count(1);
        Journal.Write("ordinary/Kinds", begun);
    }

    public void Dispose() => Journal.Write(calls == 1 ? "class/once" : $"class/{calls}", begun);

    private void Count(int value)
    {
        calls++;
        PerfResult.Keep(value);
    }
}
