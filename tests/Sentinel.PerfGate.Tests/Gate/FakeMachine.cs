using Microsoft.Extensions.Time.Testing;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Tests.Gate;

/// <summary>
/// A machine on which workers measure seeded times: every launch of a target has its own deviation, as real processes do,
/// and the clock moves by what a launch costs.
/// </summary>
internal sealed class FakeMachine(int seed) : IWorkerFactory
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, FakeTarget> _targets = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _begun = new FakeTimeProvider().GetUtcNow();
    private int _processes;

    public FakeTimeProvider Time { get; } = new();

    /// <summary>Standard deviation of the log of a launch's time.</summary>
    public double LaunchSd { get; set; } = 0.01;

    /// <summary>How much slower everything gets per minute of the machine's clock.</summary>
    public double DriftPerMinute { get; set; }

    /// <summary>Why workers of an assembly do not start, by path.</summary>
    public Dictionary<string, MeasurementFailure> CannotStart { get; } = [];

    /// <summary>Why workers of a side do not start.</summary>
    public Dictionary<Side, MeasurementFailure> CannotStartSide { get; } = [];

    /// <summary>Called before each launch.</summary>
    public Action<FakeLaunch>? OnLaunch { get; set; }

    /// <summary>Sides in the order their processes started.</summary>
    public List<Side> Starts { get; } = [];

    /// <summary>Placements in the order their processes started.</summary>
    public List<int?> Placements { get; } = [];

    public List<FakeLaunch> Launches { get; } = [];

    public int Alive { get; private set; }

    public FakeMachine With(params FakeTarget[] targets)
    {
        foreach (var target in targets) _targets[target.Id] = target;
        return this;
    }

    public Task<IWorker> StartAsync(PerfAssembly assembly, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (CannotStart.TryGetValue(assembly.Path, out var failure) || CannotStartSide.TryGetValue(assembly.Side, out failure)) throw new WorkerException(failure);
        Starts.Add(assembly.Side);
        Placements.Add(assembly.Placement);
        Alive++;
        Time.Advance(TimeSpan.FromSeconds(0.2));
        return Task.FromResult<IWorker>(new Worker(this, assembly, _processes++));
    }

    private IEnumerable<FakeTarget> Declared(PerfAssembly assembly) =>
        _targets.Values.Where(target => target.Assembly == Path.GetFileNameWithoutExtension(assembly.Path)
            && !(assembly.Side == Side.Base && target.IsNew));

    private Launch Take(FakeTarget target, Side side, bool operations, int number)
    {
        var deviation = Math.Exp((LaunchSd * Normal()) + (DriftPerMinute * (Time.GetUtcNow() - _begun).TotalMinutes));
        var center = target.Nanoseconds * deviation * (side == Side.Head ? target.HeadFactor : 1) * (target.Moment?.Invoke(number) ?? 1);
        return new Launch
        {
            Samples = [.. Enumerable.Range(0, 8).Select(_ => center * Math.Exp(0.002 * Normal()))],
            AllocatedBytes = side == Side.Head ? target.HeadAllocated ?? target.Allocated : target.Allocated,
            Successes = operations ? 1000 : null,
            Errors = operations ? 0 : null,
        };
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    private sealed class Worker(FakeMachine machine, PerfAssembly assembly, int process) : IWorker
    {
        public bool IsAlive { get; private set; } = true;

        public Task<TargetDiscovery> DiscoverAsync(CancellationToken cancellation) => Task.FromResult(new TargetDiscovery(
            [.. machine.Declared(assembly).Select(target => new TargetDeclaration(target.Id, target.Kind, "Fake." + target.Id) { Limits = target.Limits }).OrderBy(target => target.Id, StringComparer.Ordinal)],
            []));

        /// <summary>A target that takes no turns: each launch is whole.</summary>
        public async Task<LaunchStep> BeginAsync(MeasureRequest request, CancellationToken cancellation) =>
            LaunchStep.Over(await MeasureAsync(request, cancellation));

        public Task<LaunchStep> ContinueAsync(bool rest, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<LaunchOutcome> MeasureAsync(MeasureRequest request, CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            var target = machine._targets[request.TargetId];
            var earlier = machine.Launches.Count(launch => launch.Target == target.Id && launch.Side == assembly.Side);
            var launch = new FakeLaunch(target.Id, assembly.Side, earlier, process, request);
            machine.Launches.Add(launch);
            machine.OnLaunch?.Invoke(launch);
            cancellation.ThrowIfCancellationRequested();
            if (target.Failing?.Invoke(launch) is not { } failure)
            {
                machine.Time.Advance(target.Cost);
                return Task.FromResult(LaunchOutcome.Of(machine.Take(target, assembly.Side, request.TimeOperations, earlier)));
            }

            // 301 crashed, 303 hung until it was stopped, 304 spoke rubbish: the process is gone.
            machine.Time.Advance(failure.Code == "PERF303" ? request.TimeLimit : target.Cost);
            IsAlive = failure.Code is not ("PERF301" or "PERF303" or "PERF304");
            return Task.FromResult(LaunchOutcome.Failed(failure));
        }

        public ValueTask DisposeAsync()
        {
            machine.Alive--;
            return ValueTask.CompletedTask;
        }
    }
}

internal sealed record FakeTarget(string Id)
{
    public string Assembly { get; init; } = "Perf";

    public TargetKind Kind { get; init; }

    public IReadOnlyList<DeclaredLimit> Limits { get; init; } = [];

    public double Nanoseconds { get; init; } = 1_000;

    /// <summary>Head's true time over base's.</summary>
    public double HeadFactor { get; init; } = 1;

    /// <summary>By the number of a side's launch, what a moment of the machine makes of its time.</summary>
    public Func<int, double>? Moment { get; init; }

    public double Allocated { get; init; } = 64;

    public double? HeadAllocated { get; init; }

    /// <summary>Not there on base.</summary>
    public bool IsNew { get; init; }

    public TimeSpan Cost { get; init; } = TimeSpan.FromSeconds(0.5);

    public Func<FakeLaunch, MeasurementFailure?>? Failing { get; init; }
}

internal sealed record FakeLaunch(string Target, Side Side, int Number, int Process, MeasureRequest Request);
