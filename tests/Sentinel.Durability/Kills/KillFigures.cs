namespace Sentinel.Durability.Kills;

/// <summary>What came of killing the service again and again.</summary>
/// <param name="Kills">How often it was killed under load.</param>
/// <param name="Acknowledged">Intents it had acknowledged.</param>
/// <param name="Unanswered">Intents that were under way at a kill; each was sent again after the restart.</param>
/// <param name="Restarts">From the start of a process until it listened, one a kill and one more, in order.</param>
/// <param name="Faults">Broken promises, a line each.</param>
internal sealed record KillFigures(int Kills, int Acknowledged, int Unanswered, IReadOnlyList<TimeSpan> Restarts, IReadOnlyList<string> Faults);
