using Sentinel.PerfGate.Benchmarks.Loops;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>One launch: setup, warm-up until steady, slices, allocations, single operations.</summary>
internal sealed class LaunchCourse(OperationLoops loops, MeasureRequest request, ITurns turns)
{
    /// <exception cref="MeasurementException">It threw, or did not become steady.</exception>
    public Launch Take()
    {
        Guarded("Setup", () =>
        {
            loops.GlobalSetup();
            return true;
        });
        return Guarded("The operation", Measure);
    }

    private static T Guarded<T>(string what, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception thrown) when (thrown is not MeasurementException)
        {
            throw new MeasurementException(new MeasurementFailure(DiagnosticCode.TargetThrew, $"{what} threw {Thrown.Describe(thrown)}."));
        }
    }

    private Launch Measure()
    {
        if (FailureProbe.FirstThrow(loops) is { } throwing)
            return MeasureThrowing(throwing);
        using var clock = new SliceClock();
        var warm = Warmup.Run(loops, clock);
        var plan = SlicePlan.For(warm.PerInvocation, warm.PerSetUpCycle);
        var slices = TakeSlices(plan, clock);
        return Complete(slices.Samples, warm.PerInvocation) with { Waited = slices.Waited, Processor = slices.Processor };
    }

    private Launch TakeSlices(SlicePlan plan, SliceClock clock)
    {
        using var held = request is { TakesTurns: true, Processor: { } processor } && ThreadUse.IsOneThread(loops, plan.Invocations)
            ? HeldProcessor.Hold(processor)
            : null;
        var slices = new Slices(loops, plan, clock, turns);
        return new() { Samples = slices.Take(), Waited = Math.Round(slices.Waited, 4), Processor = held?.Processor };
    }

    /// <summary>Operations that throw now and then have a success rate, but no time per operation.</summary>
    private Launch MeasureThrowing(Exception thrown)
    {
        var counts = request.TimeOperations ? new OperationPass(loops).Run(OperationPass.Shortest, request.LeastOperations) : null;
        if (counts is null or { Successes: 0 })
            throw new MeasurementException(new MeasurementFailure(DiagnosticCode.TargetThrew, $"The operation threw {Thrown.Describe(thrown)}."));
        return new() { Operations = counts.Times, Successes = counts.Successes, Errors = counts.Errors };
    }

    private Launch Complete(IReadOnlyList<double> samples, double perInvocation)
    {
        var allocations = AllocationPass.Measure(loops, perInvocation);
        var counts = request.TimeOperations ? new OperationPass(loops).Run(perInvocation, request.LeastOperations) : null;
        return new()
        {
            Samples = samples,
            AllocatedBytes = allocations.Bytes,
            Gen0 = allocations.Gen0,
            Gen1 = allocations.Gen1,
            Gen2 = allocations.Gen2,
            Operations = counts?.Times,
            Successes = counts?.Successes,
            Errors = counts?.Errors,
        };
    }
}
