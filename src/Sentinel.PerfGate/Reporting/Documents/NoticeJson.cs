namespace Sentinel.PerfGate.Reporting.Documents;

/// <summary>What is said of the run as a whole, or why there was none.</summary>
internal sealed record NoticeJson(string Code, string Severity, string Message, string? File, int? Line, int? Column);
