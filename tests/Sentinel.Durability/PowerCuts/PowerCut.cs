namespace Sentinel.Durability.PowerCuts;

/// <summary>A moment at which the power goes.</summary>
/// <param name="Line">The last line of the trace that still happened.</param>
/// <param name="Loss">What becomes of what was not synced.</param>
/// <param name="Seed">Decides which.</param>
internal sealed record PowerCut(int Line, Loss Loss, int Seed);
