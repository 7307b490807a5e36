using System.Globalization;
using Sentinel.Durability.Serving;
using Sentinel.Serving;
using Xunit;

namespace Sentinel.Tests.Durability;

/// <summary>A store of a million events, looked at by what is read of it: time would tell of the machine.</summary>
public sealed class LargeStoreTests : IDisposable
{
    private const long Events = 1_000_000;
    private const int Intents = 200;

    private readonly TemporaryDirectory _small = new();
    private readonly TemporaryDirectory _large = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _small.Dispose();
        _large.Dispose();
    }

    [Fact]
    public async Task Neither_a_restart_nor_an_intent_reads_more_of_a_store_for_its_million_events()
    {
        await using (var sentinel = SentinelServices.CreateInProcess(_large.Path))
        {
            Assert.True(await StoredHistory.FillAsync(sentinel.Store, Events, Cancellation) >= Events);
        }

        var size = new FileInfo(Path.Combine(_large.Path, "events.db")).Length;
        var (smallStart, smallServed) = await BytesReadAsync(_small.Path);
        var (largeStart, largeServed) = await BytesReadAsync(_large.Path);

        TestContext.Current.SendDiagnosticMessage(
            "{0:N0} bytes; read by a start {1:N0} and {2:N0}, by {3} intents {4:N0} and {5:N0}", size, smallStart, largeStart, Intents, smallServed, largeServed);
        Assert.InRange(largeStart - smallStart, long.MinValue, size / 50);
        Assert.InRange(largeServed - smallServed, long.MinValue, size / 50);
    }

    /// <summary>What a service reads until it is ready, and while it takes intents; its own assemblies included.</summary>
    private static async Task<(long Start, long Served)> BytesReadAsync(string folder)
    {
        using var service = await ServerProcess.StartSentinelAsync(folder, Cancellation);
        var start = BytesReadBy(service.Id);
        var clients = new Clients(service.Address, count: 4);
        await clients.RunAsync(each: Intents / 4, []);
        var served = BytesReadBy(service.Id) - start;
        Assert.Equal(Intents, clients.Acknowledged.Count);
        Assert.Equal(0, await service.EndAsync(Cancellation));
        return (start, served);
    }

    private static long BytesReadBy(int process)
    {
        const string Label = "rchar: ";
        var line = File.ReadLines($"/proc/{process}/io").First(text => text.StartsWith(Label, StringComparison.Ordinal));
        return long.Parse(line.AsSpan(Label.Length), CultureInfo.InvariantCulture);
    }
}
