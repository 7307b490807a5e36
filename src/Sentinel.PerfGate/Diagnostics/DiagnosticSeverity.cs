namespace Sentinel.PerfGate.Diagnostics;

/// <summary>How a diagnostic is shown, and whether it breaks a build.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Shown; breaks nothing.</summary>
    Info,

    /// <summary>Shown as a warning.</summary>
    Warning,

    /// <summary>Breaks the run.</summary>
    Error,
}
