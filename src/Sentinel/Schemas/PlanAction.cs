using System.Text.Json;

namespace Sentinel.Schemas;

/// <summary>One call of one tool.</summary>
/// <param name="ActionId">Its name within the plan.</param>
/// <param name="Tool">The tool.</param>
/// <param name="Parameters">Its arguments.</param>
/// <param name="RiskLevel">The risk of this action.</param>
/// <param name="Description">What it does, in words.</param>
public sealed record PlanAction(string ActionId, string Tool, JsonElement Parameters, RiskLevel RiskLevel, string? Description = null);
