using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using BenchmarkDotNet.Toolchains.Parameters;
using Sentinel.PerfGate.Benchmarks.Loops;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>
/// Takes one launch of one case with BenchmarkDotNet's in-process toolchain: it emits the loops, fills parameters and
/// owns the instance; <see cref="LaunchEngine"/> decides what is run in between. No files are written.
/// </summary>
internal static class InProcessLaunch
{
    /// <exception cref="MeasurementException">The case could not be emitted, threw, or did not become steady.</exception>
    public static Launch Take(BenchmarkCase benchmark, MeasureRequest request, ITurns turns)
    {
        var log = new AccumulationLogger();
        var descriptor = benchmark.Descriptor;
        var setsUpEachIteration = (descriptor.IterationSetupMethod ?? descriptor.IterationCleanupMethod) is not null;
        var engines = new LaunchEngineFactory(request, turns, setsUpEachIteration);
        var ours = WithOwnJob(benchmark, engines);
        var toolchain = new InProcessEmitToolchain(TimeSpan.FromMilliseconds(int.MaxValue), logOutput: true);
        var built = Build(toolchain, ours, log);
        toolchain.Executor.Execute(new ExecuteParameters(
            built.Result, ours, built.Id, log, EngineParameters.DefaultResolver, launchIndex: 0));
        return engines.Engine?.Launch
            ?? throw (engines.Engine?.Failure ?? Failed(benchmark, FirstLine(log.GetLog()) ?? "it ended without a result"));
    }

    /// <summary>The case without its own configuration: jobs, diagnosers and exporters of the user's do not apply here.</summary>
    private static BenchmarkCase WithOwnJob(BenchmarkCase benchmark, IEngineFactory engines)
    {
        var job = new Job("PerfGate")
            .WithUnrollFactor(OperationLoops.UnrollFactor)
            .WithEngineFactory(engines)
            .Freeze();
        var config = ImmutableConfigBuilder.Create(ManualConfig.CreateEmpty().AddJob(job));
        return BenchmarkCase.Create(benchmark.Descriptor, job, benchmark.Parameters, config);
    }

    private static (BenchmarkDotNet.Toolchains.Results.BuildResult Result, BenchmarkId Id) Build(
        Toolchain toolchain, BenchmarkCase benchmark, ILogger log)
    {
        var info = new BenchmarkBuildInfo(benchmark, benchmark.Config, id: 0);
        var partition = new BuildPartition([info], EngineParameters.DefaultResolver);
        var generated = toolchain.Generator.GenerateProject(partition, log, rootArtifactsFolderPath: Path.GetTempPath());
        var built = toolchain.Builder.Build(generated, partition, log);
        if (built.IsBuildSuccess)
            return (built, info.Id);
        throw Failed(benchmark, built.GenerateException is { } thrown ? Thrown.Describe(thrown) : built.ErrorMessage ?? "unknown reason");
    }

    private static MeasurementException Failed(BenchmarkCase benchmark, string why)
    {
        var type = benchmark.Descriptor.Type;
        var rule = !type.IsVisible || type.IsSealed ? $" {type} must be public and not sealed." : "";
        return new(new MeasurementFailure(DiagnosticCode.TargetThrew, $"BenchmarkDotNet cannot run {benchmark.Descriptor.DisplayInfo}: {why}.{rule}"));
    }

    private static string? FirstLine(string log) =>
        log.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal));
}
