namespace Sentinel.PerfGate.Budgets.Editing;

/// <summary>Text to be put between bytes that stay as they are.</summary>
/// <param name="Offset">The byte that it is put before.</param>
/// <param name="Text">The text.</param>
internal sealed record TextInsertion(int Offset, string Text);
