using System.Globalization;

namespace Sentinel.PerfGate.Measurement.Worker;

/// <summary>
/// Where the data of a worker lies within its pages, drawn anew for each round. A short operation can be a third slower at some
/// addresses than at others. What a process allocates before the data (the text of a path) has the same length in every process of
/// one side and another one in those of the other; after the collection before the slices the data lay at the same offset in every
/// process. Without a draw one side has the slower place in every pair, and identical code differs (Mytkowicz et al., "Producing
/// wrong data without doing anything obviously wrong!", ASPLOS 2009; Curtsinger and Berger, "Stabilizer", ASPLOS 2013).
/// </summary>
/// <remarks>
/// Both sides of a pair draw the same gap: their offsets then differ by a constant, so over the draws either side has the slower
/// place as often as the other, and where their layouts are alike the draw adds nothing to the difference.
/// </remarks>
internal static class MemoryPlacement
{
    /// <summary>The variable that carries the draw's seed; an older worker does not read it.</summary>
    public const string Variable = "PERFGATE_PLACEMENT";

    /// <summary>Two pages: the offset within a page is what repeats, the rest of an address is the system's choice.</summary>
    private const int Range = 2 * 4_096;

    private const int Step = 8;

    /// <summary>
    /// Memory in front of everything that the worker allocates; a collection that moves data moves it up to this gap and no further.
    /// To be called first of all, and kept for as long as the process lives.
    /// </summary>
    /// <param name="seed">What <see cref="Variable"/> says; null or no number: nothing is drawn.</param>
    public static byte[] Gap(string? seed) =>
        int.TryParse(seed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? new byte[Size(number)] : [];

    /// <summary>Size of the gap in bytes, in steps of the smallest distance that objects can have.</summary>
    // Drawn to be repeatable, not secret.
#pragma warning disable CA5394
    internal static int Size(int seed) => Step * new Random(seed).Next(Range / Step);
#pragma warning restore CA5394
}
