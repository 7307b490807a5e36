using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Tool.Commands.Load;
using Sentinel.PerfGate.Tool.Output;

namespace Sentinel.PerfGate.Tool.Progress.Load;

/// <summary>Shows a load run while it goes on, on standard error.</summary>
internal abstract class LoadDisplay : IProgress<LoadProgress>
{
    /// <summary>One line that changes on a terminal that can move its cursor, plain lines elsewhere.</summary>
    public static LoadDisplay For(ToolConsole console, LoadJob job) =>
        console.ErrorIsTerminal && console.Variable("TERM") != "dumb" && string.IsNullOrEmpty(console.Variable("CI"))
            ? new LiveLoad(PlainConsole.ForError(console))
            : new LoadLines(console.Error, job);

    public abstract void Report(LoadProgress value);

    /// <summary>Shows the progress of <paramref name="work"/> while it goes on.</summary>
    public abstract Task<T> ShowAsync<T>(Func<LoadDisplay, Task<T>> work);
}
