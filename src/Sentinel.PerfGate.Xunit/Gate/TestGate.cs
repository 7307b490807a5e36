using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Xunit.Discovery;
using Sentinel.PerfGate.Xunit.Execution;
using Xunit;
using Xunit.v3;

namespace Sentinel.PerfGate.Xunit.Gate;

/// <summary>One run of the gate about one test: the same code, the same budgets, workers of the same kind as a build's.</summary>
internal static class TestGate
{
    /// <summary>Returns when the test passes; what is undecided is a warning of the test.</summary>
    /// <exception cref="BrokenTestException">An objective is broken, was not judged, or there is none.</exception>
    /// <exception cref="FormatException">A setting of the run is malformed.</exception>
    /// <exception cref="TimeoutException">The machine was never free.</exception>
    public static async Task JudgeAsync(IXunitTest test, CancellationToken cancellation)
    {
        var assembly = test.TestMethod.Method.Module.Assembly;
        var settings = GateSettings.Read(assembly);
        var target = TargetName.Of(test);
        using var turn = MachineTurn.Take(cancellation);
        var measurer = await Measurer.FindAsync(assembly, cancellation);
        var (options, workers) = measurer.For(Options(settings, assembly.Location, target), assembly);

        var report = await GateRun.ExecuteAsync(options, workers, new NoProgress(), TimeProvider.System, cancellation);
        cancellation.ThrowIfCancellationRequested();

        Attach(options.OutDirectory);
        if (measurer.Refusal is { } refusal)
        {
            var compared = settings.Base is { } @base ? $" and not compared with {@base}" : "";
            TestContext.Current.AddWarning($"{target} was measured in the test's own process, in one launch{compared}: {refusal}");
        }

        Conclude(test, TestFindings.Of(report, target, settings.Strict));
    }

    private static GateRunOptions Options(GateSettings settings, string assembly, string target)
    {
        var project = settings.Project;
        var near = Path.GetDirectoryName(project ?? assembly)!;
        var search = BudgetFiles.Find(settings.Budgets is { } glob ? [glob] : [], settings.Root, [near]);
        if (settings.Budgets is not null && search.Diagnostics.Count > 0)
            throw new FormatException(string.Join(Environment.NewLine, search.Diagnostics));
        return new GateRunOptions
        {
            Projects = [new PerfProject(project, assembly)],
            BudgetFiles = search.Files,
            Base = settings.Base,
            TimeLimit = settings.TimeLimit,
            Filter = target,
            Strict = settings.Strict,
            OutDirectory = Path.Combine(settings.Output, FolderName.Of(target)),
        };
    }

    private static void Attach(string folder)
    {
        var results = Path.Combine(folder, "results.json");
        if (File.Exists(results))
            TestContext.Current.AddAttachment("perfgate.results.json", File.ReadAllBytes(results), "application/json");
    }

    private static void Conclude(IXunitTest test, IReadOnlyList<Diagnostic> findings)
    {
        foreach (var warning in findings.Where(finding => finding.Severity == DiagnosticSeverity.Warning))
            TestContext.Current.AddWarning(TestFindings.Text(warning));
        foreach (var told in findings.Where(finding => finding.Severity == DiagnosticSeverity.Info))
            TestContext.Current.TestOutputHelper?.WriteLine(told.Message);
        var errors = findings.Where(finding => finding.Severity == DiagnosticSeverity.Error).Select(TestFindings.Text).ToList();
        if (errors.Count > 0)
            throw new BrokenTestException(string.Join(Environment.NewLine, errors), test.TestMethod.Method);
    }
}
