using System.Runtime.ExceptionServices;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>Takes one launch of an operation in this process: warm-up, slices, allocations and single operations as for a benchmark.</summary>
public static class OperationLaunch
{
    /// <summary>
    /// Takes the launch on a thread of its own, as BenchmarkDotNet does: none of the caller's synchronisation context, and nothing
    /// that waits for the caller's thread. Blocks until it is taken. Nothing else should run in the process meanwhile.
    /// </summary>
    /// <param name="operation">What is measured.</param>
    /// <param name="request">How: its target id and time limit are not looked at.</param>
    /// <param name="turns">When each slice may be taken; <see cref="OwnTurns"/> when nobody else is waited for.</param>
    /// <exception cref="MeasurementException">It threw (PERF302) or did not become steady (PERF306).</exception>
    public static Launch Take(MeasuredOperation operation, MeasureRequest request, ITurns turns)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(turns);
        Launch? launch = null;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            using var raised = new RaisedPriority();
            try
            {
                launch = new LaunchCourse(operation.Loops, request, turns).Take();
            }
            catch (Exception thrown)
            {
                failure = ExceptionDispatchInfo.Capture(thrown);
            }
        })
        {
            IsBackground = true,
            Name = "perfgate operation",
        };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return launch!;
    }
}
