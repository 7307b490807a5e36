using BenchmarkDotNet.Engines;
using Sentinel.PerfGate.Benchmarks.Loops;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>BenchmarkDotNet hands over the emitted loops here; the launch takes its course in the engine it gets back.</summary>
internal sealed class LaunchEngineFactory(MeasureRequest request, ITurns turns, bool setsUpEachIteration) : IEngineFactory
{
    /// <summary>Set once the instance of the benchmark exists.</summary>
    public LaunchEngine? Engine { get; private set; }

    public IEngine CreateReadyToRun(EngineParameters engineParameters)
    {
        Engine = new LaunchEngine(engineParameters, EmittedLoops.Of(engineParameters, setsUpEachIteration), request, turns);
        return Engine;
    }
}
