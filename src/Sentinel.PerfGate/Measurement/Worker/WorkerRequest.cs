namespace Sentinel.PerfGate.Measurement.Worker;

/// <summary>What the tool asks: to discover when <see cref="Measure"/> is null, else to measure. Turns are <see cref="TurnMessages"/>.</summary>
/// <param name="Measure">The launch to take.</param>
internal sealed record WorkerRequest(MeasureRequest? Measure);
