using System.Reflection;
using Sentinel.PerfGate.Benchmarks;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Fixtures.Operations;

internal sealed class OperationTarget(string id, MethodInfo maker) : IMeasurableTarget
{
    public TargetDeclaration Declaration { get; } = new(id, TargetKind.PerfFact, $"{maker.DeclaringType}.{maker.Name}", CodeHash.Of(maker))
    {
        Limits = [new("mean", "1s", new SourceLocation("Delegates.cs", 7, 1))],
    };

    public Task<Launch> MeasureAsync(MeasureRequest request, ITurns turns, CancellationToken cancellation) =>
        Task.FromResult(OperationLaunch.Take(Operation(), request, turns));

    private MeasuredOperation Operation() => maker.Invoke(null, []) switch
    {
        Action action => MeasuredOperation.FromAction(action),
        Func<Task> task => MeasuredOperation.FromTask(task),
        Func<ValueTask> task => MeasuredOperation.FromValueTask(task),
        var other => throw new NotSupportedException($"{other} is no operation."),
    };
}
