namespace Sentinel.Schemas;

/// <summary>What came of one action.</summary>
/// <param name="ActionId">Its name within the plan.</param>
/// <param name="Status">What came of it.</param>
public sealed record ReportAction(string ActionId, ReportActionStatus Status);
