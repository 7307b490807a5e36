namespace Sentinel.PerfGate.Budgets;

/// <summary>Rules for the objectives of a file that have none of their own.</summary>
internal sealed record BudgetDefaults(
    double? Confidence = null,
    ObjectiveSeverity Severity = ObjectiveSeverity.Error,
    InconclusivePolicy OnInconclusive = InconclusivePolicy.Warn
);
