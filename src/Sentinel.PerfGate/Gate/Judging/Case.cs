using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Budgets.Limits;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>One objective of one target, with the confidence it is judged at.</summary>
internal sealed record Case(string Target, TargetKind Kind, Objective Objective, double Confidence)
{
    public Metric Metric => Objective.Metric;

    public Limit Limit => new(Objective.Operator, Objective.Limit);

    /// <summary>What single operations of this target are called.</summary>
    public string OperationNoun => Kind == TargetKind.Load ? "request" : "operation";
}
