using BenchmarkDotNet.Attributes;
using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Load.Discovery;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.Discovery;

public sealed class LoadTargetTests
{
    private static readonly LoadPlan s_short = LoadPlan.Constant(50, TimeSpan.FromSeconds(0.2));

    [Theory]
    [InlineData(nameof(Operations.Immediate))]
    [InlineData(nameof(Operations.WithToken))]
    [InlineData(nameof(Operations.ReturnsTask))]
    [InlineData(nameof(Operations.ReturnsTaskOfInt))]
    [InlineData(nameof(Operations.ReturnsValueTaskOfInt))]
    [InlineData(nameof(Operations.Static))]
    public async Task Every_shape_of_method_is_called_once_a_request(string method)
    {
        Operations.Calls = 0;

        var launch = await Target<Operations>(method).MeasureAsync(Request(), OwnTurns.Instance, TestContext.Current.CancellationToken);

        var steady = Assert.Single(launch.Stages!, stage => stage.Counts);
        Assert.Equal(10, steady.Succeeded);
        Assert.Equal(launch.Stages!.Sum(stage => stage.Started), Operations.Calls);
        Assert.NotNull(launch.Resources);
    }

    [Fact]
    public async Task A_method_that_makes_a_target_is_called_once_and_the_target_is_disposed_of_after_the_run()
    {
        Remote.Made.Clear();

        var launch = await Target<Remote>(nameof(Remote.Run)).MeasureAsync(Request(), OwnTurns.Instance, TestContext.Current.CancellationToken);

        var made = Assert.Single(Remote.Made);
        Assert.True(made.Disposed);
        var steady = Assert.Single(launch.Stages!, stage => stage.Counts);
        Assert.Equal((9, 1), (steady.Succeeded, steady.Failed));
        Assert.Equal(1, steady.Failures!["status"]);
        Assert.NotNull(launch.Resources?.Generator);
    }

    [Fact]
    public async Task A_method_that_makes_no_target_makes_the_run_invalid()
    {
        var exception = await Assert.ThrowsAsync<MeasurementException>(() =>
            Target<Remote>(nameof(Remote.Nothing)).MeasureAsync(Request(), OwnTurns.Instance, TestContext.Current.CancellationToken));

        Assert.Equal("PERF302", exception.Failure.Code);
        Assert.Contains("target of Remote.Nothing threw InvalidOperationException: It returned null", exception.Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setup_cleanup_and_disposal_stand_around_the_run()
    {
        Lifetime.Events.Clear();

        await Target<Lifetime>(nameof(Lifetime.Run)).MeasureAsync(Request(), OwnTurns.Instance, TestContext.Current.CancellationToken);

        Assert.Equal(["constructed", "setup", "run", "cleanup", "disposed"], Lifetime.Events.Distinct());
    }

    [Fact]
    public async Task A_setup_that_throws_makes_the_target_invalid_and_disposes_its_object()
    {
        BrokenSetup.Disposed = false;

        var exception = await Assert.ThrowsAsync<MeasurementException>(() =>
            Target<BrokenSetup>(nameof(BrokenSetup.Run)).MeasureAsync(Request(), OwnTurns.Instance, TestContext.Current.CancellationToken));

        Assert.Equal("PERF302", exception.Failure.Code);
        Assert.Contains("setup of BrokenSetup.Run threw InvalidOperationException: no database", exception.Failure.Reason, StringComparison.Ordinal);
        Assert.True(BrokenSetup.Disposed);
    }

    [Fact]
    public async Task A_method_that_always_throws_is_measured_as_failures()
    {
        var launch = await Target<Throwing>(nameof(Throwing.Run)).MeasureAsync(Request(), OwnTurns.Instance, TestContext.Current.CancellationToken);

        var steady = Assert.Single(launch.Stages!, stage => stage.Counts);
        Assert.Equal((0, 10), (steady.Succeeded, steady.Failed));
    }

    [Fact]
    public async Task A_scenario_longer_than_the_time_limit_is_refused_before_it_begins()
    {
        Operations.Calls = 0;

        var exception = await Assert.ThrowsAsync<MeasurementException>(() =>
            Target<Operations>(nameof(Operations.Immediate)).MeasureAsync(
                Request() with { TimeLimit = TimeSpan.FromSeconds(0.1) }, OwnTurns.Instance, TestContext.Current.CancellationToken));

        Assert.Equal("PERF303", exception.Failure.Code);
        Assert.Equal(0, Operations.Calls);
    }

    [Fact]
    public async Task A_run_that_could_not_keep_its_schedule_is_invalid()
    {
        var target = Target<Endless>(nameof(Endless.Run), LoadPlan.Constant(1_000, TimeSpan.FromSeconds(0.3)), timeoutSeconds: 0.1);

        var exception = await Assert.ThrowsAsync<MeasurementException>(() =>
            target.MeasureAsync(Request(), OwnTurns.Instance, TestContext.Current.CancellationToken));

        Assert.Equal("PERF312", exception.Failure.Code);
    }

    [Fact]
    public async Task Cancellation_is_thrown()
    {
        using var cancellation = new CancellationTokenSource();
        var target = Target<Operations>(nameof(Operations.Immediate), LoadPlan.Constant(10, TimeSpan.FromMinutes(1)));
        var run = target.MeasureAsync(Request(), OwnTurns.Instance, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    private static MeasureRequest Request() => new("t", TimeSpan.FromMinutes(2));

    private static LoadTarget Target<T>(string method, LoadPlan? plan = null, double timeoutSeconds = 10) =>
        new(
            new("t", TargetKind.Load, $"{typeof(T).Name}.{method}"),
            plan ?? s_short,
            typeof(T),
            typeof(T).GetMethod(method)!,
            new LoadScenarioAttribute("p") { WarmUpSeconds = 0.1, TimeoutSeconds = timeoutSeconds, StartLagLimitMilliseconds = 5_000 });

    private sealed class Operations
    {
        private static int s_calls;

        public static int Calls
        {
            get => Volatile.Read(ref s_calls);
            set => Volatile.Write(ref s_calls, value);
        }

        public static ValueTask Static() => Count();

        public ValueTask Immediate() => Count();

        public async ValueTask WithToken(CancellationToken cancellation)
        {
            await Task.Yield();
            cancellation.ThrowIfCancellationRequested();
            await Count();
        }

        public Task ReturnsTask() => Count().AsTask();

        public Task<int> ReturnsTaskOfInt(CancellationToken cancellation) =>
            Task.FromResult(Interlocked.Increment(ref s_calls));

        public ValueTask<int> ReturnsValueTaskOfInt() => new(Interlocked.Increment(ref s_calls));

        private static ValueTask Count()
        {
            Interlocked.Increment(ref s_calls);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Remote
    {
        public static List<MadeTarget> Made { get; } = [];

        public MadeTarget Run()
        {
            Made.Add(new());
            return Made[^1];
        }

        public MadeTarget Nothing() => null!;
    }

    private sealed class MadeTarget : ILoadTarget, IDisposable
    {
        private int _warm = 5;
        private int _calls;

        public bool Disposed { get; private set; }

        public string Description => "made";

        public bool InProcess => false;

        public int? ProcessId => Environment.ProcessId;

        /// <summary>Of the ten requests after the warm-up's five, the second is refused.</summary>
        public ValueTask<RequestOutcome> SendAsync(CancellationToken cancellation) =>
            Interlocked.Decrement(ref _warm) < 0 && Interlocked.Increment(ref _calls) == 2
                ? throw new HttpRequestException("no", inner: null, System.Net.HttpStatusCode.ServiceUnavailable)
                : new(RequestOutcome.Success);

        public void Dispose() => Disposed = true;
    }

    private sealed class Lifetime : IAsyncDisposable
    {
        public Lifetime() => Record("constructed");

        public static List<string> Events { get; } = [];

        [GlobalSetup]
        public async Task SetUp()
        {
            await Task.Yield();
            Record("setup");
        }

        [GlobalSetup(Target = "AnotherMethod")]
        public void SetUpOfAnother() => Record("setup of another");

        public ValueTask Run()
        {
            Record("run");
            return ValueTask.CompletedTask;
        }

        [GlobalCleanup]
        public void CleanUp() => Record("cleanup");

        public ValueTask DisposeAsync()
        {
            Record("disposed");
            return ValueTask.CompletedTask;
        }

        private static void Record(string what)
        {
            lock (Events)
            {
                Events.Add(what);
            }
        }
    }

    private sealed class BrokenSetup : IDisposable
    {
        public static bool Disposed { get; set; }

        [GlobalSetup]
        public void SetUp() => throw new InvalidOperationException("no database");

        public ValueTask Run() => ValueTask.CompletedTask;

        public void Dispose() => Disposed = true;
    }

    private sealed class Throwing
    {
        public ValueTask Run() => throw new InvalidOperationException("always");
    }

    private sealed class Endless
    {
        public async ValueTask Run() => await Task.Delay(Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken);
    }
}
