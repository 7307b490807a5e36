using System.Globalization;
using Sentinel.Pipeline;
using Sentinel.Serving;
using Sentinel.Speed.Measuring;

namespace Sentinel.Speed.Rows;

/// <summary>The whole pipeline in this process, every intent signed and durable, against appends of its three events alone.</summary>
internal sealed class PipelineRows : IRows
{
    private const int Callers = 512;
    private const double Least = 10_000;

    private readonly TemporaryFolder _folder = new();
    private readonly SentinelServices _sentinel;
    private readonly byte[] _data = EventContent.New();

    public PipelineRows() => _sentinel = SentinelServices.CreateInProcess(_folder.Path);

    public IEnumerable<SpeedRow> Rows()
    {
        yield return new SpeedRow(
            $"full pipeline in process, {Callers} callers",
            string.Create(CultureInfo.InvariantCulture, $"≥ {Least:N0}/s"),
            new Contestant("IntentPipeline", length => Throughput.OfAsync(Callers, SubmitAsync, length)),
            new Contestant("appends of three events", length => Throughput.OfAsync(Callers, AppendAsync, length)),
            figures => figures.Ours >= Least) { WarmUp = SpeedRow.LongWarmUp };
    }

    public async ValueTask DisposeAsync()
    {
        await _sentinel.DisposeAsync();
        _folder.Dispose();
    }

    private async Task SubmitAsync(int caller)
    {
        var outcome = await _sentinel.Pipeline.SubmitAsync(IntentDocument.Of(IntentDocument.NewId()));
        if (outcome.Decision != IntentDecision.Approved)
        {
            throw new InvalidOperationException($"An intent was not approved but {outcome.Decision}: {outcome.Reason}");
        }
    }

    private Task AppendAsync(int caller) => _sentinel.Store.AppendAsync(new Events.StreamAppend(
        $"three/{Guid.CreateVersion7()}", ExpectedVersion: 0, [new("speed.one", _data), new("speed.two", _data), new("speed.three", _data)]));
}
