namespace Sentinel.Durability.PowerCuts;

/// <summary>What came of cutting the power again and again.</summary>
/// <param name="Cuts">Cuts at moments drawn.</param>
/// <param name="BeforeAnswers">Cuts at the very moment before an answer went out, all that was not synced lost; one an acknowledged intent.</param>
/// <param name="Syncs">Syncs of the database's files in the trace.</param>
/// <param name="Faults">Broken promises, a line each.</param>
internal sealed record PowerCutFigures(int Cuts, int BeforeAnswers, int Syncs, IReadOnlyList<string> Faults);
