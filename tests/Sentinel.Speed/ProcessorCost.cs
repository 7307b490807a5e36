using System.Diagnostics;
using Sentinel.Pipeline;
using Sentinel.Serving;
using Sentinel.Speed.Http;
using Sentinel.Speed.Measuring;

namespace Sentinel.Speed;

/// <summary>
/// What an intent costs: processor time of the whole process, all its threads, and memory allocated. Steadier than a rate, which the disk
/// and the rest of the machine have a part in.
/// </summary>
internal sealed class ProcessorCost(TextWriter output, Effort effort)
{
    private const int Callers = 512;

    public async Task RunAsync(bool http)
    {
        await output.WriteLineAsync("| what | µs of processor an intent | KB allocated | gen 0 / 1 / 2 a 10,000 | a second |");
        await output.WriteLineAsync("|---|---|---|---|---|");
        using var folder = new TemporaryFolder();
        await (http ? HttpAsync(folder) : InProcessAsync(folder));
    }

    private async Task InProcessAsync(TemporaryFolder folder)
    {
        await using var sentinel = SentinelServices.CreateInProcess(folder.Path);
        using var self = Process.GetCurrentProcess();
        for (var round = 0; round <= effort.Rounds; round++)
        {
            self.Refresh();
            var (processor, allocated) = (self.TotalProcessorTime, GC.GetTotalAllocatedBytes());
            int[] before = [GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2)];
            var clock = Stopwatch.StartNew();
            var rate = await Throughput.OfAsync(Callers, _ => SubmitAsync(sentinel.Pipeline), round == 0 ? effort.WarmUp : effort.Length);
            var done = rate * clock.Elapsed.TotalSeconds;
            self.Refresh();
            if (round > 0)
            {
                var collections = string.Join(" / ", before.Select((count, generation) => $"{(GC.CollectionCount(generation) - count) * 10_000 / done:0.0}"));
                await output.WriteLineAsync(
                    $"| in process | {(self.TotalProcessorTime - processor).TotalMicroseconds / done:0.0} | {(GC.GetTotalAllocatedBytes() - allocated) / done / 1024:0.0} | {collections} | {rate:N0} |");
            }
        }
    }

    private async Task HttpAsync(TemporaryFolder folder)
    {
        using var server = await ServerProcess.StartSentinelAsync(folder.Path, CancellationToken.None);
        using var process = Process.GetProcessById(server.Id);
        var wrk = new Wrk(folder.Path, Callers);
        for (var round = 0; round <= effort.Rounds; round++)
        {
            var length = round == 0 ? effort.WarmUp : effort.Length;
            process.Refresh();
            var processor = process.TotalProcessorTime;
            var rate = await wrk.RunAsync(server.Address, length);
            process.Refresh();
            if (round > 0)
            {
                await output.WriteLineAsync(
                    $"| over HTTP, the server's process | {(process.TotalProcessorTime - processor).TotalMicroseconds / (rate * length.TotalSeconds):0.0} | | | {rate:N0} |");
            }
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
