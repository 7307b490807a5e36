using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Reporting.Html;

/// <summary>A launch as it is plotted. Times in nanoseconds.</summary>
/// <param name="Side">Its side.</param>
/// <param name="Number">Its number within the side, from 1.</param>
/// <param name="Pair">Its pair, if any.</param>
/// <param name="Center">Its one figure.</param>
/// <param name="Low">The lowest iteration.</param>
/// <param name="High">The highest iteration.</param>
/// <param name="Samples">Iterations, or requests.</param>
/// <param name="Screen">True when it only took part in the screen and a confirming stage followed.</param>
internal sealed record LaunchPoint(Side Side, int Number, int? Pair, double Center, double Low, double High, long Samples, bool Screen);
