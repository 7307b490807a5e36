using Sentinel.Events;
using Sentinel.Tests.Events.Checkpoints;
using Xunit;

namespace Sentinel.Tests.Events.Verification;

/// <summary>Whatever one thing is changed in whatever log is found.</summary>
public abstract class LogMutationContract
{
    /// <summary>How many; of each kind of mutation as many.</summary>
    protected virtual int Logs => 4 * LogMutations.All.Count;

    private protected abstract Task<CheckpointedLog> EmptyLogAsync();

    [Fact]
    public async Task Any_one_mutation_of_any_log_is_found()
    {
        for (var seed = 0; seed < Logs; seed++)
        {
            var random = new Random(seed);
            await using var log = await EmptyLogAsync();
            await FillAsync(log, random);
            Assert.Empty(await log.FaultsAsync());
            var (name, mutate) = LogMutations.All[seed % LogMutations.All.Count];

            await mutate(new LogMutations(log, random));

            Assert.False((await log.VerifyAsync()).Intact, $"seed {seed}: {name}");
        }
    }

    private static async Task FillAsync(CheckpointedLog log, Random random)
    {
        var data = 0;
        for (var rounds = random.Next(1, 4); rounds > 0; rounds--)
        {
            // Two streams at least: some mutations need a second event.
            var streams = Enumerable.Range(0, random.Next(2, 6));
            var appends = streams.Select(stream => new StreamAppend(
                $"s{stream}", null, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new NewEvent("t", BitConverter.GetBytes(++data)))]));
            await log.Store.AppendBatchAsync([.. appends], TestContext.Current.CancellationToken);
            if (rounds == 1 || random.Next(2) == 0)
            {
                await log.CheckpointAsync();
            }
        }
    }
}
