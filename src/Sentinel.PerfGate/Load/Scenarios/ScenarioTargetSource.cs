using System.Reflection;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Load.Scenarios;

/// <summary>The targets of one scenario file, whatever the assembly.</summary>
/// <param name="file">Its path.</param>
public sealed class ScenarioTargetSource(string file) : ITargetSource
{
    /// <summary>One target for each profile; what is wrong with the file is in the diagnostics, and then there is none.</summary>
    public IReadOnlyList<IMeasurableTarget> Find(Assembly assembly, ICollection<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        var reading = ScenarioReader.Read([file], Environment.CurrentDirectory);
        foreach (var diagnostic in reading.Diagnostics)
        {
            diagnostics.Add(diagnostic);
        }

        return [.. reading.Scenarios.SelectMany(scenario => scenario.Profiles.Select(profile => new ScenarioTarget(scenario, profile)))];
    }
}
