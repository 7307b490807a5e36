using Sentinel.PerfGate.Load;

namespace Company.Perf;

public class OrderLoad
{
    /// <summary>One request: requests start at the rate of the scenario, whether or not those before have ended.</summary>
    [LoadScenario("orders", Scenarios = ["smoke"], TimeScale = 0.1)]
    public async ValueTask Handle(CancellationToken cancellation)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(1), cancellation);
        Order.Parse(Order.Json);
    }
}
