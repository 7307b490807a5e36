using System.Collections.Generic;
using System.Linq;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Tasks;

/// <summary>What a measured process must not inherit from the build: variables that steer the runtime or MSBuild.</summary>
internal static class ChildEnvironment
{
    public static void Scrub(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(InheritedVariables.IsScrubbed).ToList())
        {
            environment.Remove(name);
        }
    }
}
