using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Simulation.Noise;

namespace Sentinel.PerfGate.Simulation.Machines;

/// <summary>A machine whose workers measure simulated noise in virtual time.</summary>
/// <param name="noise">What unchanged code measures.</param>
/// <param name="costs">What it costs.</param>
/// <param name="slowdown">Head's true time over base's, by the target's number.</param>
internal sealed class SimulatedMachine(INoise noise, MachineCosts costs, Func<int, double> slowdown) : IWorkerFactory
{
    private readonly Dictionary<int, IPairNoise> _halfOpen = [];

    public VirtualClock Clock { get; } = new();

    public Task<IWorker> StartAsync(PerfAssembly assembly, CancellationToken cancellation)
    {
        Clock.Advance(costs.WorkerStart);
        return Task.FromResult<IWorker>(new SimulatedWorker(this, assembly.Side));
    }

    /// <summary>Sets up a launch. The two sides of a pair begin one right after the other, and share what they meet.</summary>
    public SimulatedLaunch Begin(int target, Side side)
    {
        Clock.Advance(costs.Launch);
        if (!_halfOpen.Remove(target, out var pair)) _halfOpen[target] = pair = noise.NextPair(target);
        return new SimulatedLaunch(pair, side, side == Side.Head ? slowdown(target) : 1);
    }
}
