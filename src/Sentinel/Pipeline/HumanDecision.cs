using Sentinel.Policy;

namespace Sentinel.Pipeline;

/// <summary>What a human says to a plan that awaits one.</summary>
/// <param name="OperatorId">Who, 1 to 128 characters.</param>
/// <param name="Role">In which role.</param>
/// <param name="Approves">Whether the plan may be carried out.</param>
/// <param name="Justification">Why, at most 500 characters.</param>
public sealed record HumanDecision(string OperatorId, OperatorRole Role, bool Approves = true, string? Justification = null);
