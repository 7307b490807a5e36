using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Tool.Output;
using Spectre.Console;

namespace Sentinel.PerfGate.Tool.Progress.Load;

/// <summary>One line that changes, on a terminal.</summary>
internal sealed class LiveLoad(IAnsiConsole console) : LoadDisplay
{
    private volatile LiveDisplayContext? live;

    public override void Report(LoadProgress value) => live?.UpdateTarget(new Text($" {OneLine.Of(LoadLine.Of(value))}") { Overflow = Overflow.Ellipsis });

    public override Task<T> ShowAsync<T>(Func<LoadDisplay, Task<T>> work) => console.Live(new Text(" starting"))
        .AutoClear(true)
        .StartAsync(async context =>
        {
            live = context;
            try
            {
                return await work(this);
            }
            finally
            {
                live = null;
            }
        });
}
