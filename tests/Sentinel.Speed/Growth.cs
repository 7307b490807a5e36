using Sentinel.Pipeline;
using Sentinel.Serving;
using Sentinel.Speed.Measuring;

namespace Sentinel.Speed;

/// <summary>How fast the pipeline is with more and more events in its store.</summary>
internal sealed class Growth(TextWriter output, Effort effort)
{
    private const int Callers = 128;

    /// <summary>Fills a store to each of the sizes in turn, and measures there.</summary>
    public async Task RunAsync(IReadOnlyList<long> sizes)
    {
        using var folder = new TemporaryFolder();
        await using var sentinel = SentinelServices.CreateInProcess(folder.Path);
        await output.WriteLineAsync("| events in the store | full pipeline, a second | database, MB |");
        await output.WriteLineAsync("|---|---|---|");
        long events = 0;
        foreach (var size in sizes)
        {
            events += await StoredHistory.FillAsync(sentinel.Store, size - events);
            var rates = new List<double>();
            for (var round = 0; round <= effort.Rounds; round++)
            {
                rates.Add(await Throughput.OfAsync(Callers, _ => SubmitAsync(sentinel.Pipeline), effort.Length));
            }

            events = (await sentinel.Store.ReadRecentAsync(1))[0].Position;
            var median = rates.Skip(1).Order().ElementAt(effort.Rounds / 2);
            await output.WriteLineAsync($"| {size:N0} | {median:N0} | {new FileInfo(folder.File("events.db")).Length / 1e6:N0} |");
        }
    }

    private static async Task SubmitAsync(IntentPipeline pipeline)
    {
        var outcome = await pipeline.SubmitAsync(IntentDocument.Of(IntentDocument.NewId()));
        if (outcome.Decision != IntentDecision.Approved)
        {
            throw new InvalidOperationException($"An intent was not approved but {outcome.Decision}.");
        }
    }
}
