using System.Diagnostics;
using Sentinel.PerfGate.Benchmarks;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Xunit.Discovery;
using Sentinel.PerfGate.Xunit.Execution;
using Xunit.v3;

namespace Sentinel.PerfGate.Xunit.Worker;

/// <summary>Takes a launch of one test of a case, in the place of its body.</summary>
internal sealed class LaunchExecution(string targetId, MeasureRequest request, ITurns turns) : PerfExecution
{
    /// <summary>The launch; null until it is taken, and when it failed.</summary>
    public Launch? Launch { get; private set; }

    /// <summary>Why there is none.</summary>
    public MeasurementException? Failure { get; private set; }

    public override bool Wants(IXunitTest test) => Launch is null && Failure is null && TargetName.Of(test) == targetId;

    public override IReadOnlyCollection<IXunitTest> Adjust(IReadOnlyCollection<IXunitTest> tests) => [.. tests.Select(MeasuredTest.WithoutTimeout)];

    public override ValueTask<TimeSpan> RunAsync(IXunitTest test, object? instance, Func<ValueTask<TimeSpan>> once)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            Launch = OperationLaunch.Take(TestOperation.Of(test.TestMethod.Method, instance, test.TestMethodArguments), request, turns);
        }
        catch (MeasurementException failed)
        {
            Failure = failed;
        }

        return new(Stopwatch.GetElapsedTime(begun));
    }
}
