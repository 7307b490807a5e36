using System.Reflection;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Fixtures.Operations;
using Sentinel.PerfGate.Measurement;

[assembly: TargetSource(typeof(OperationTargetSource))]

namespace Sentinel.PerfGate.Fixtures.Operations;

public sealed class OperationTargetSource : ITargetSource
{
    public IReadOnlyList<IMeasurableTarget> Find(Assembly assembly, ICollection<Diagnostic> diagnostics) =>
    [
        .. assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .SelectMany(method => method.GetCustomAttributes<OperationAttribute>().Select(named => new OperationTarget(named.Id, method))),
    ];
}
