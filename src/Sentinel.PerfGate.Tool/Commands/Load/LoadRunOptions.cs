using System.CommandLine;
using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Tool.Arguments;

namespace Sentinel.PerfGate.Tool.Commands.Load;

/// <summary>How a run is made, with and without a scenario file; of a file's values they take the place.</summary>
internal sealed class LoadRunOptions
{
    private readonly Option<double?> timeScale = new("--time-scale")
    {
        Description = "Factor on the length of every stage; stages keep a minimum length.",
        HelpName = "0.1",
        CustomParser = result => CommonOptions.Parsed(
            result,
            FractionArgument.Parse(result.Tokens[0].Value) is { } factor and > 0 and <= 1000 ? factor : (double?)null,
            "is no time scale; write a number above 0, for example 0.1"),
    };

    private readonly Option<TimeSpan?> warmUp = CommonOptions.Duration("--warm-up", "Time in front that does not count. 0s: none. Default: 2s.", "2s", zeroAllowed: true);
    private readonly Option<TimeSpan?> timeout = CommonOptions.Duration("--timeout", "A request that takes longer has failed. Default: 10s.", "10s");
    private readonly Option<int?> connections = CommonOptions.Count("--connections", "Connections at a time (open model); requests wait for one. Default: no limit.", 1_000_000);
    private readonly Option<int?> seed = CommonOptions.Seed();
    private readonly Option<int?> process = CommonOptions.Count("--pid", "Id of the measured process, when it runs on this machine: its CPU and memory are shown.", int.MaxValue);

    public IReadOnlyList<Option> All => [timeScale, warmUp, timeout, connections, seed, process];

    /// <summary>A plan and options with what was typed in the place of what they had.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="job">The run.</param>
    /// <param name="fileSeed">The seed that a scenario file asks for, or null.</param>
    /// <param name="fileScale">The factor on the length of stages that a scenario file asks for.</param>
    /// <exception cref="ToolException">They do not go together.</exception>
    public LoadJob Apply(ParseResult parsed, LoadJob job, int? fileSeed, double fileScale = 1)
    {
        if (job.Plan.Model == Measurement.LoadModel.Closed && parsed.GetResult(connections) is not null)
            throw new ToolException("--connections belongs to the open model: in the closed one each worker has its own.");
        if (parsed.GetValue(process) is { } id && !IsRunning(id))
            throw new ToolException($"--pid: no process of this machine has the id {id}.");
        return job with
        {
            Plan = job.Plan.Scale(parsed.GetValue(timeScale) ?? fileScale),
            Options = job.Options with
            {
                WarmUp = parsed.GetValue(warmUp) ?? job.Options.WarmUp,
                Timeout = parsed.GetValue(timeout) ?? job.Options.Timeout,
                Connections = parsed.GetValue(connections) ?? job.Options.Connections,
                Seed = parsed.GetValue(seed) ?? fileSeed ?? Random.Shared.Next(1_000_000),
                TargetProcess = parsed.GetValue(process),
            },
        };
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
