using System.Reflection;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Xunit.Discovery;
using Xunit.v3;

namespace Sentinel.PerfGate.Xunit.Worker;

/// <summary>Finds the measured tests of an assembly by xunit's own discovery, inside the process that measures them.</summary>
/// <param name="isTestRun">Whether the process is a test run, in which the assembly's own startup has run already.</param>
internal sealed class PerfFactTargetSource(bool isTestRun) : ITargetSource
{
    /// <summary>In a worker.</summary>
    public PerfFactTargetSource()
        : this(isTestRun: false)
    {
    }

    /// <inheritdoc/>
    public IReadOnlyList<IMeasurableTarget> Find(Assembly assembly, ICollection<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(diagnostics);
        return Task.Run(() => FindAsync(assembly, diagnostics)).GetAwaiter().GetResult();
    }

    private async Task<IReadOnlyList<IMeasurableTarget>> FindAsync(Assembly assembly, ICollection<Diagnostic> diagnostics)
    {
        var framework = await AssemblyFramework.StartAsync(assembly, isTestRun);
        var targets = new List<IMeasurableTarget>();
        foreach (var testCase in await framework.FindAsync())
            targets.AddRange(await TargetsOfAsync(framework, testCase, diagnostics));
        return targets;
    }

    private static async Task<IEnumerable<IMeasurableTarget>> TargetsOfAsync(
        AssemblyFramework framework,
        IXunitTestCase testCase,
        ICollection<Diagnostic> diagnostics)
    {
        try
        {
            // What xunit refuses to make a test of says why when it is asked for its tests.
            var tests = await testCase.CreateTests();
            return testCase is IPerfTestCase measured ? tests.Select(test => new PerfFactTarget(framework, measured, test)) : [];
        }
        catch (Exception refused)
        {
            var method = testCase.TestMethod.Method;
            diagnostics.Add(new(
                DiagnosticCode.TargetThrew,
                DiagnosticSeverity.Error,
                TestSource.Of(method),
                $"{method.DeclaringType}.{method.Name} cannot be measured: {refused.GetBaseException().Message}"));
            return [];
        }
    }
}
