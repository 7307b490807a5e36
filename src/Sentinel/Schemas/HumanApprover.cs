namespace Sentinel.Schemas;

/// <summary>The human who approved a plan.</summary>
/// <param name="OperatorId">Who.</param>
/// <param name="Role"><c>admin</c>, <c>operator</c> or <c>reviewer</c>.</param>
/// <param name="Timestamp">When, RFC 3339.</param>
public sealed record HumanApprover(string OperatorId, string Role, string Timestamp);
