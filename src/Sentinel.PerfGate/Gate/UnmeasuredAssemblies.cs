using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Projects;

namespace Sentinel.PerfGate.Gate;

/// <summary>
/// Verdicts on what could not even be listed: a worker that did not start, benchmarks that could not be read. No budget may have named
/// them, and a run that does not know what it missed is no pass.
/// </summary>
internal static class UnmeasuredAssemblies
{
    public static IEnumerable<Verdict> Verdicts(IEnumerable<HeadProject> heads) => heads.SelectMany(Of);

    private static IEnumerable<Verdict> Of(HeadProject head)
    {
        var name = Path.GetFileName(head.Declared.Assembly.Path);
        if (head.Declared.Failure is { } failure)
            yield return Invalid(name, failure.Code, $"{name} was not measured: {failure.Reason}{(failure.Log is { } log ? $" Log: {log}" : "")}");
        foreach (var error in head.Declared.Notices.Where(notice => notice.Severity == DiagnosticSeverity.Error))
            yield return Invalid(name, error.Code, error.Message) with { Location = error.Location };
    }

    private static Verdict Invalid(string target, string code, string message) => new(target, "*", VerdictKind.Invalid, message) { Code = code };
}
