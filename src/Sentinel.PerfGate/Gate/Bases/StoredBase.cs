using Sentinel.PerfGate.Diagnostics;
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
        var refused = Difference(document.Environment, machine);
        return new BaseSide
        {
            Name = path,
            Stored = [.. document.Targets.Where(target => target.Side == Side.Head).Select(AsBase)],
            RefusedTimes = refused,
            Notices = refused is null && machine.AnyDifferenceFrom(document.Environment!) is { } setting ? [Set(path, setting)] : [],
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

    private static Diagnostic Set(string path, string difference) => new(
        DiagnosticCode.OtherEnvironment,
        DiagnosticSeverity.Warning,
        null,
        $"{path} was measured on a machine set otherwise ({difference}): times may differ for that alone.");

    private static string? Difference(MachineEnvironment? stored, MachineEnvironment machine) => stored is null || !stored.SaysAsMuchAs(machine)
        ? "the stored base does not say where it was measured"
        : machine.DifferenceFrom(stored) is { } difference ? $"the stored base was measured elsewhere ({difference})" : null;
}
