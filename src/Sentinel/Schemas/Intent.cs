using System.Text.Json;

namespace Sentinel.Schemas;

/// <summary>An intent that passed validation.</summary>
/// <param name="IntentId">UUID.</param>
/// <param name="ChannelId">Where it came from: telegram, discord, slack, web or api.</param>
/// <param name="Tool">What is to be used.</param>
/// <param name="Parameters">The tool's arguments.</param>
/// <param name="RiskLevel">The risk its sender declares.</param>
/// <param name="Description">At most 500 characters.</param>
/// <param name="UserId">Who asks; null when not said.</param>
public sealed record Intent(
    string IntentId,
    string ChannelId,
    string Tool,
    JsonElement Parameters,
    RiskLevel RiskLevel,
    string Description,
    string? UserId = null);
