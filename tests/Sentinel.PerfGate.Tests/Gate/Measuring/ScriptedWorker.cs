using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Tests.Gate.Measuring;

/// <summary>A worker whose launches take turns as told, and write them down in a diary that both sides share.</summary>
internal sealed class ScriptedWorker(string name, List<string> diary) : IWorker
{
    private int _taken;
    private MeasureRequest? _request;

    /// <summary>Slices until it is complete; null: it takes no turns.</summary>
    public int? Needs { get; init; } = 3;

    /// <summary>Why it cannot begin while another side is set up.</summary>
    public MeasurementFailure? FailsInTurns { get; init; }

    public MeasurementFailure? FailsAlways { get; init; }

    /// <summary>The slice at which it dies.</summary>
    public int? DiesAt { get; init; }

    public bool IsAlive => true;

    public Task<TargetDiscovery> DiscoverAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<LaunchOutcome> MeasureAsync(MeasureRequest request, CancellationToken cancellation)
    {
        diary.Add(name + " whole");
        return Task.FromResult(FailsAlways is null ? Done() : LaunchOutcome.Failed(FailsAlways));
    }

    public Task<LaunchStep> BeginAsync(MeasureRequest request, CancellationToken cancellation)
    {
        _request = request;
        diary.Add(name + " begins");
        return Task.FromResult((FailsAlways ?? FailsInTurns, Needs) switch
        {
            ({ } failure, _) => LaunchStep.Over(LaunchOutcome.Failed(failure)),
            (_, null) => LaunchStep.Over(Done()),
            _ => LaunchStep.Waiting(false),
        });
    }

    public Task<LaunchStep> ContinueAsync(bool rest, CancellationToken cancellation)
    {
        Assert(_request!.TakesTurns);
        diary.Add(rest ? name + " ends" : name);
        if (rest) return Task.FromResult(LaunchStep.Over(Done()));
        _taken++;
        return Task.FromResult(_taken == DiesAt
            ? LaunchStep.Over(LaunchOutcome.Failed(new MeasurementFailure("PERF301", "died")))
            : LaunchStep.Waiting(_taken >= Needs));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static void Assert(bool takesTurns) => Xunit.Assert.True(takesTurns);

    private LaunchOutcome Done() => LaunchOutcome.Of(new Launch { Samples = [.. Enumerable.Repeat(1.0, _taken)] });
}
