using Sentinel.PerfGate.Xunit;

namespace Company.Perf;

public class OrderPerf
{
    private readonly Order[] orders = [.. Enumerable.Range(1, 100).Select(id => new Order(id, "Ada", id))];

    /// <summary>An ordinary `dotnet test` runs it once; measured it is one call after the other.</summary>
    [PerfFact("orders/sum")]
    public void Orders_are_summed() => PerfResult.Keep(orders.Sum(order => order.Total));
}
