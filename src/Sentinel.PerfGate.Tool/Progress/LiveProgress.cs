using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tool.Output;
using Spectre.Console;

namespace Sentinel.PerfGate.Tool.Progress;

/// <summary>A bar that moves, on a terminal.</summary>
internal sealed class LiveProgress(IAnsiConsole console) : RunProgress
{
    private volatile ProgressTask? bar;

    public override Task<T> ShowAsync<T>(Func<Task<T>> work) => console.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn())
        .StartAsync(async context =>
        {
            bar = context.AddTask("starting", maxValue: 1);
            bar.IsIndeterminate = true;
            try
            {
                return await work();
            }
            finally
            {
                bar = null;
            }
        });

    protected override void Tell(string line)
    {
        console.WriteLine(OneLine.Of(line));
        if (bar is { IsIndeterminate: true } waiting) waiting.Description = Markup.Escape(OneLine.Of(line));
    }

    protected override void OnLaunching(string target, Side side, bool firstOfRound, TimeSpan elapsed, TimeSpan? left)
    {
        if (bar is not { } task) return;
        var remaining = left is { } time ? $"   {Clock(time)} left" : "";
        task.Description = Markup.Escape(OneLine.Of($"round {Round} of {Rounds}   {target} · {Name(side)}{remaining}"));
        if (left is not { } rest) return;
        task.IsIndeterminate = false;
        task.MaxValue = Math.Max((elapsed + rest).TotalSeconds, 1);
        task.Value = elapsed.TotalSeconds;
    }
}
