using Sentinel.PerfGate.Load.Scenarios;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Projects;

/// <summary>Scenario files as something to measure: each is run by workers of its own, and nothing is built.</summary>
internal static class ScenarioHeads
{
    /// <exception cref="GateInputException">A file has errors: all of all files (exit code 2).</exception>
    public static IEnumerable<HeadProject> Read(IReadOnlyList<string> files)
    {
        var reading = ScenarioReader.Read(files, Environment.CurrentDirectory);
        if (reading.HasErrors) throw new GateInputException(2, reading.Diagnostics);
        foreach (var scenario in reading.Scenarios)
        {
            TargetDeclaration[] targets = [.. scenario.Profiles.Select(profile => new ScenarioTarget(scenario, profile).Declaration)];
            var worker = new PerfAssembly(Path.GetFullPath(scenario.File), Side.Head) { IsScenario = true };
            yield return new HeadProject(null, new DeclaredAssembly(worker, targets, [], Failure: null));
        }
    }
}
