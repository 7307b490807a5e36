using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tool.Output;

namespace Sentinel.PerfGate.Tool.Progress;

/// <summary>Plain lines, one a step and one a round: for logs.</summary>
internal sealed class LineProgress(TextWriter writer) : RunProgress
{
    public override Task<T> ShowAsync<T>(Func<Task<T>> work) => work();

    protected override void Tell(string line)
    {
        // Workers of both sides report from their own threads.
        lock (writer) writer.WriteLine($"perfgate: {OneLine.Of(line)}");
    }

    protected override void OnLaunching(string target, Side side, bool firstOfRound, TimeSpan elapsed, TimeSpan? left)
    {
        if (!firstOfRound) return;
        var remaining = left is { } time ? $", about {Clock(time)} left" : "";
        Tell($"round {Round} of {Rounds}, {Clock(elapsed)}{remaining}");
    }
}
