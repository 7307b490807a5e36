using System.Reflection;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Measurement;

/// <summary>Finds targets of one kind in a user's assembly, inside the worker.</summary>
public interface ITargetSource
{
    IReadOnlyList<IMeasurableTarget> Find(Assembly assembly, ICollection<Diagnostic> diagnostics);
}
