using System.Reflection;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tests.Measurement.Worker;

[assembly: TargetSource(typeof(FailingSource))]

namespace Sentinel.PerfGate.Tests.Measurement.Worker;

public sealed class FailingSource : ITargetSource
{
    public FailingSource() => throw new InvalidOperationException("not today");

    public IReadOnlyList<IMeasurableTarget> Find(Assembly assembly, ICollection<Diagnostic> diagnostics) => [];
}
