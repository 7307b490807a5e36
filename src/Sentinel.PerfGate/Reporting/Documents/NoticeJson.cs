using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Reporting.Documents;

/// <summary>What is said of the run as a whole, or why there was none.</summary>
internal sealed record NoticeJson(string Code, string Severity, string Message, string? File, int? Line, int? Column)
{
    public static NoticeJson Of(Diagnostic notice) => new(
        notice.Code,
        EnumText.Of(notice.Severity),
        notice.Message,
        notice.Location?.File,
        notice.Location?.Line,
        notice.Location?.Column);
}
