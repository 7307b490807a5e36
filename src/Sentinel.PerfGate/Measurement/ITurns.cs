namespace Sentinel.PerfGate.Measurement;

/// <summary>
/// When a launch may take its next slice. Both sides of a pair are set up and warm at once and take turns slice by slice, so
/// that what slows the machine for a moment slows both.
/// </summary>
public interface ITurns
{
    /// <summary>Waits for the turn.</summary>
    /// <param name="complete">Whether the launch has all the slices it needs; the other side may need more of both.</param>
    /// <returns>False when no further slice is wanted.</returns>
    bool Next(bool complete);
}
