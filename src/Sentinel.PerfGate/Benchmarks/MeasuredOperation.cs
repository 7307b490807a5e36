using Sentinel.PerfGate.Benchmarks.Loops;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>
/// A delegate whose call is the operation: what a test of performance hands to <see cref="OperationLaunch"/>. One call is one
/// operation; a call that throws is an error.
/// </summary>
public sealed class MeasuredOperation
{
    private MeasuredOperation(OperationLoops loops) => Loops = loops;

    internal OperationLoops Loops { get; }

    /// <summary>An operation that ends when the call returns.</summary>
    public static MeasuredOperation FromAction(Action operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return new(DelegateLoop<ActionInvocation>.Around(new(operation), new(static () => { })));
    }

    /// <summary>An operation that ends with the task; the calling thread waits for it.</summary>
    public static MeasuredOperation FromTask(Func<Task> operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return new(DelegateLoop<TaskInvocation>.Around(new(operation), new(static () => Task.CompletedTask)));
    }

    /// <summary>An operation that ends with the task; the calling thread waits for it, without allocating.</summary>
    public static MeasuredOperation FromValueTask(Func<ValueTask> operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return new(DelegateLoop<ValueTaskInvocation>.Around(new(operation), new(static () => ValueTask.CompletedTask)));
    }
}
