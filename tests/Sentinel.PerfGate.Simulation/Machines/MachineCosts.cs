namespace Sentinel.PerfGate.Simulation.Machines;

/// <summary>What measuring costs in virtual time.</summary>
/// <param name="WorkerStart">Starting a worker until it greets.</param>
/// <param name="Launch">A launch: half of what a pair takes.</param>
internal sealed record MachineCosts(TimeSpan WorkerStart, TimeSpan Launch)
{
    public static readonly MachineCosts Usual = new(TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(0.6));
}
