namespace Sentinel.PerfGate.Measurement.Worker;

/// <summary>How a worker introduces itself.</summary>
/// <param name="Protocol">The protocol's version.</param>
/// <param name="Version">The version of Sentinel.PerfGate in the user's graph.</param>
/// <param name="Runtime">The .NET runtime it runs on.</param>
internal sealed record WorkerGreeting(int Protocol, string Version, string Runtime);
