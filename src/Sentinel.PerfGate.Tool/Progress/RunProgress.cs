using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Reporting;

namespace Sentinel.PerfGate.Tool.Progress;

/// <summary>What all displays of a run have in common: the texts, and how far it came.</summary>
internal abstract class RunProgress : IGateProgress
{
    /// <summary>The round that was measured last, from 1; 0 before the first.</summary>
    public int Round { get; private set; }

    public int Rounds { get; private set; }

    /// <summary>Shows the progress of <paramref name="work"/> while it goes on.</summary>
    public abstract Task<T> ShowAsync<T>(Func<Task<T>> work);

    public void Step(string text)
    {
        // A build's own output comes through here, blank lines and all.
        if (!string.IsNullOrWhiteSpace(text)) Tell(text.Trim());
    }

    public void Planned(int targets, int objectives, string? baseDescription, TimeSpan estimate)
    {
        var against = baseDescription is null ? "" : $"; base {baseDescription}";
        Tell($"{targets:#,0} targets, {objectives:#,0} objectives{against}; about {VerdictSummary.Duration(estimate)}");
    }

    public void Launching(string target, Side side, int round, int rounds, TimeSpan elapsed, TimeSpan? left)
    {
        var first = round != Round;
        (Round, Rounds) = (round, rounds);
        OnLaunching(target, side, first, elapsed, left);
    }

    public void Launched(string target, Side side, LaunchOutcome outcome)
    {
        if (outcome.Failure is { } failure) Tell($"{target} ({Name(side)}) {failure.Code}: {failure.Reason}");
    }

    protected static string Name(Side side) => side == Side.Base ? "base" : "head";

    protected static string Clock(TimeSpan time) => $"{(int)time.TotalMinutes}:{time.Seconds:00}";

    protected abstract void Tell(string line);

    protected abstract void OnLaunching(string target, Side side, bool firstOfRound, TimeSpan elapsed, TimeSpan? left);
}
