using Sentinel.Durability.Checking;
using Sentinel.Durability.Serving;
using Sentinel.Durability.Traces;

namespace Sentinel.Durability.PowerCuts;

/// <summary>
/// Traces one run of the service, then lets the power go at many moments of it: of each, what was not synced is dropped, kept or torn by
/// seed, and the database that is left is opened as a restart would.
/// </summary>
internal sealed class PowerCutRun(string folder, int seed, Action<string> progress)
{
    private const int Connections = 8;
    private const int Told = 100;

    public async Task<PowerCutFigures> RunAsync(int intents, int cuts, CancellationToken cancellation)
    {
        var trace = await TracedService.RunAsync(folder, intents, Connections, injection: null, cancellation);
        return await JudgeAsync(trace, cuts, cancellation);
    }

    /// <summary>Holds a trace against the answers in it.</summary>
    public async Task<PowerCutFigures> JudgeAsync(ServiceTrace trace, int cuts, CancellationToken cancellation)
    {
        var answers = trace.Answers();
        var faults = SyncedBeforeAnswer.Broken(trace.Calls, answers).Select(intent => $"intent {intent} was acknowledged before a sync had returned").ToList();
        faults.AddRange(await CutAsync(trace.Calls, answers, Moments(trace.Calls, answers, cuts), cancellation));
        return new PowerCutFigures(cuts, answers.Count, trace.Calls.Count(IsSync), faults);
    }

    private List<PowerCut> Moments(IReadOnlyList<TracedCall> calls, IReadOnlyList<Answer> answers, int cuts)
    {
        var last = calls.Max(call => call.End);
        var random = new Random(seed);
#pragma warning disable CA5394 // Drawn to be repeatable, not secret.
        var drawn = Enumerable.Range(0, cuts).Select(number => new PowerCut(random.Next(1, last + 1), (Loss)random.Next(4), seed + number));
#pragma warning restore CA5394
        return [.. drawn.Concat(answers.Select(answer => new PowerCut(answer.Start, Loss.All, seed))).OrderBy(cut => cut.Line)];
    }

    private async Task<List<string>> CutAsync(
        IReadOnlyList<TracedCall> calls, IReadOnlyList<Answer> answers, List<PowerCut> cuts, CancellationToken cancellation)
    {
        var faults = new List<string>();
        var disk = new Disk(Path.Combine(folder, "data"));
        var changes = new Queue<(TracedCall Call, int? Line)>(
            calls.Select(call => (Call: call, Line: disk.LineOf(call))).Where(change => change.Line is not null).OrderBy(change => change.Line));
        var done = 0;
        foreach (var cut in cuts)
        {
            cancellation.ThrowIfCancellationRequested();
            while (changes.TryPeek(out var change) && change.Line <= cut.Line)
            {
                disk.Take(changes.Dequeue().Call);
            }

            var promised = answers.TakeWhile(answer => answer.Start <= cut.Line).Select(answer => answer.Promise).ToList();
            var underWay = answers.Skip(promised.Count).Select(answer => answer.Promise.IntentId);
            faults.AddRange((await RestartAsync(disk, cut, promised, underWay)).Select(fault => $"{cut}: {fault}"));
            if (++done % Told == 0)
            {
                progress($"{done} cuts, {faults.Count} faults");
            }
        }

        return faults;
    }

    private async Task<IReadOnlyList<string>> RestartAsync(
        Disk disk, PowerCut cut, IReadOnlyList<Acknowledgement> promised, IEnumerable<string> underWay)
    {
        var restarted = Directory.CreateDirectory(Path.Combine(folder, "restarted"));
        try
        {
            disk.CutInto(restarted.FullName, cut.Loss, new Random(cut.Seed));
            return await StoreCheck.RunAsync(Path.Combine(restarted.FullName, "events.db"), promised, underWay);
        }
        finally
        {
            restarted.Delete(recursive: true);
        }
    }

    private static bool IsSync(TracedCall call) => call is { Name: "fsync" or "fdatasync", Failed: false };
}
