using Sentinel.PerfGate.Tool.Output;

namespace Sentinel.PerfGate.Tool.Progress;

/// <summary>Chooses how progress is shown.</summary>
internal static class ProgressDisplay
{
    /// <summary>Live on a terminal that can move its cursor, plain lines elsewhere. Always on standard error.</summary>
    public static RunProgress For(ToolConsole console) =>
        console.ErrorIsTerminal && console.Variable("TERM") != "dumb" && string.IsNullOrEmpty(console.Variable("CI"))
            ? new LiveProgress(PlainConsole.ForError(console))
            : new LineProgress(console.Error);
}
