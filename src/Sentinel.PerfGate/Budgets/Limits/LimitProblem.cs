namespace Sentinel.PerfGate.Budgets.Limits;

/// <summary>Why a limit's text is refused.</summary>
/// <param name="Code">The diagnostic's code.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
public sealed record LimitProblem(string Code, string Message);
