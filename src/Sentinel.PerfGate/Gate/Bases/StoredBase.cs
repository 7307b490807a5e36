using Sentinel.PerfGate.Gate.Stored;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Measurement.Import;

namespace Sentinel.PerfGate.Gate.Bases;

/// <summary>A base that was measured earlier: a results file, or a folder of them.</summary>
internal static class StoredBase
{
    /// <exception cref="GateInputException">It is missing, unreadable, or holds no results.</exception>
    public static BaseSide Read(string path, MachineEnvironment machine)
    {
        var document = Load(path);
        return new BaseSide
        {
            Name = path,
            Stored = [.. document.Targets.Where(target => target.Side == Side.Head).Select(AsBase)],
            RefusedTimes = Difference(document.Environment, machine),
        };
    }

    private static ResultsDocument Load(string path)
    {
        try
        {
            return StoredResults.Reader(Environment.CurrentDirectory).Read([path]);
        }
        catch (InvalidResultsException error)
        {
            throw new GateInputException(2, error.Diagnostics);
        }
    }

    /// <summary>Launches of another day have no partner here, and no second stage.</summary>
    private static TargetResult AsBase(TargetResult result) => result with
    {
        Side = Side.Base,
        Launches = [.. result.Launches.Select(launch => launch with { Pair = null, Confirm = false })],
    };

    private static string? Difference(MachineEnvironment? stored, MachineEnvironment machine) => stored is null || !stored.SaysAsMuchAs(machine)
        ? "the stored base does not say where it was measured"
        : machine.DifferenceFrom(stored) is { } difference ? $"the stored base was measured elsewhere ({difference})" : null;
}
