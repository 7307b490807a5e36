namespace Sentinel.PerfGate.Budgets;

/// <summary>What an inconclusive verdict means.</summary>
public enum InconclusivePolicy
{
    Warn,
    Fail,
    Pass,
}
