namespace Sentinel.PerfGate.Budgets;

/// <summary>Whether a broken objective breaks the build.</summary>
public enum ObjectiveSeverity
{
    Error,
    Warning,
}
