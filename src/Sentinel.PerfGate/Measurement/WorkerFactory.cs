using System.Diagnostics;
using System.Reflection;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Measurement;

/// <summary>Starts workers as processes in the perf assembly's own dependency graph and output folder.</summary>
/// <param name="options">Logs, packages folders, limits.</param>
public sealed class WorkerFactory(WorkerOptions options) : IWorkerFactory
{
    private int started;

    /// <summary>With default options: no logs are kept.</summary>
    public WorkerFactory()
        : this(new WorkerOptions())
    {
    }

    /// <inheritdoc/>
    public async Task<IWorker> StartAsync(PerfAssembly assembly, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        cancellation.ThrowIfCancellationRequested();
        // A scenario has no dependency graph of its own: it runs in that of the program that asks.
        var graph = assembly.IsScenario ? Assembly.GetEntryAssembly()!.Location : Path.GetFullPath(assembly.Path);
        var layout = PerfAssemblyLayout.Of(graph, options.PackageFolders);
        var name = $"{assembly.Side.ToString().ToLowerInvariant()}-{Interlocked.Increment(ref started)}";
        var worker = new WorkerProcess(
            Start(assembly, layout),
            new WorkerLog(options.LogDirectory is { } logs ? Path.Combine(logs, name) : null),
            options);
        try
        {
            await worker.GreetAsync(cancellation);
            return worker;
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    private static Process Start(PerfAssembly assembly, PerfAssemblyLayout layout)
    {
        var path = Path.GetFullPath(assembly.Path);
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Benchmarks read their data from the current directory.
            WorkingDirectory = Path.GetDirectoryName(path)!,
        };
        string[] host = ["exec", "--depsfile", layout.DepsFile, "--runtimeconfig", layout.RuntimeConfig];
        foreach (var argument in host
            .Concat(layout.PackageFolders.SelectMany(folder => new[] { "--additionalprobingpath", folder }))
            .Concat([layout.WorkerAssembly, "worker", assembly.IsScenario ? "--scenario" : "--assembly", path]))
        {
            start.ArgumentList.Add(argument);
        }

        WorkerEnvironment.Apply(start.Environment, assembly.Placement);
        try
        {
            return Process.Start(start)!;
        }
        catch (Exception refused) when (refused is System.ComponentModel.Win32Exception or IOException)
        {
            throw new WorkerException(new MeasurementFailure(DiagnosticCode.WorkerDidNotStart, $"{DotnetHost.Path} cannot be started: {refused.Message}"));
        }
    }
}
