namespace Sentinel.PerfGate.Simulation.Comparing;

/// <summary>What a comparison cost.</summary>
/// <param name="Verdicts">Verdicts it came to.</param>
/// <param name="ReadingSeconds">From the start of its process until both files were read.</param>
/// <param name="Seconds">From the start of its process.</param>
/// <param name="ProcessorSeconds">Of all processors together.</param>
/// <param name="Megabytes">The most memory it held.</param>
internal sealed record ComparingFigures(int Verdicts, double ReadingSeconds, double Seconds, double ProcessorSeconds, double Megabytes);
