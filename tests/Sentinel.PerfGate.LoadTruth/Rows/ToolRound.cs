namespace Sentinel.PerfGate.LoadTruth.Rows;

/// <summary>One round of one tool.</summary>
/// <param name="Rate">Requests a second.</param>
/// <param name="SecondsAMillion">Processor seconds of its process for a million requests, its start included.</param>
internal sealed record ToolRound(double Rate, double SecondsAMillion);
