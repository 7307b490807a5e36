using System.Reflection;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Xunit.Gate;

/// <summary>How the tests of this process are measured: found out once, by starting a worker.</summary>
/// <param name="Refusal">Why no worker process can be started; null when they can.</param>
internal sealed record Measurer(string? Refusal)
{
    private static readonly SemaphoreSlim Finding = new(1);
    private static Measurer? found;

    public static async Task<Measurer> FindAsync(Assembly tests, CancellationToken cancellation)
    {
        await Finding.WaitAsync(cancellation);
        try
        {
            return found ??= await TryAsync(tests, cancellation);
        }
        finally
        {
            Finding.Release();
        }
    }

    /// <summary>The options and the workers of a run.</summary>
    public (GateRunOptions Options, IWorkerFactory Workers) For(GateRunOptions options, Assembly tests) => Refusal is null
        ? (options, new WorkerFactory(new WorkerOptions { LogDirectory = Path.Combine(options.OutDirectory, "workers") }))
        : (options with { Base = null, Launches = 1 }, new OwnProcess(tests));

    private static async Task<Measurer> TryAsync(Assembly tests, CancellationToken cancellation)
    {
        try
        {
            await using var worker = await new WorkerFactory().StartAsync(new PerfAssembly(tests.Location, Side.Head), cancellation);
            return new Measurer((string?)null);
        }
        catch (WorkerException refused)
        {
            return new Measurer(refused.Failure.Reason);
        }
    }
}
