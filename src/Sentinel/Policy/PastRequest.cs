using System.Runtime.InteropServices;
using Sentinel.Schemas;

namespace Sentinel.Policy;

/// <summary>One request in a user's history.</summary>
/// <param name="Time">When.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="RiskLevel">The risk it declared; null when it was invalid.</param>
/// <param name="Tool">The tool it asked for; null when it was invalid.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PastRequest(DateTimeOffset Time, RequestOutcome Outcome, RiskLevel? RiskLevel = null, string? Tool = null);
