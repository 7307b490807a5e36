namespace Sentinel.Schemas;

/// <summary>What came of an approved plan, as the one who carried it out says.</summary>
/// <param name="ReportId">UUID.</param>
/// <param name="ApprovalId">The approval it was carried out under.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="StartedAt">RFC 3339.</param>
/// <param name="CompletedAt">RFC 3339.</param>
/// <param name="Status">What came of the whole.</param>
/// <param name="Actions">What came of each action.</param>
public sealed record Report(
    string ReportId,
    string ApprovalId,
    string PlanId,
    string StartedAt,
    string CompletedAt,
    ReportStatus Status,
    IReadOnlyList<ReportAction> Actions);
