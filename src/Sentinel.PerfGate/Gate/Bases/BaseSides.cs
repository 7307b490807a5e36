using Sentinel.PerfGate.Gate.Planning;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Bases;

/// <summary>Makes the base that a run names ready to be compared with.</summary>
internal static class BaseSides
{
    /// <exception cref="GateInputException">There is no such commit or file.</exception>
    public static async Task<BaseSide> PrepareAsync(
        GateRunOptions options,
        RunScope scope,
        MachineEnvironment machine,
        IWorkerFactory workers,
        IGateProgress progress,
        TimeProvider time,
        CancellationToken cancellation)
    {
        if (options.Base is not { Length: > 0 } named) return BaseSide.None("no base was given");
        var compared = scope.Compared;
        if (compared.Count == 0) return BaseSide.None("no budget asks for a comparison");
        if (!named.StartsWith(GitBase.Prefix, StringComparison.Ordinal)) return StoredBase.Read(named, machine);

        // Of a scenario file nothing is built that could be the base.
        compared = [.. compared.Where(head => !head.Declared.Assembly.IsScenario)];
        if (compared.Count == 0) return BaseSide.None("only load scenarios are compared, of which no base can be built: give results measured earlier, --base FILE");

        return await new GitBase(workers, progress, time).PrepareAsync(
            named[GitBase.Prefix.Length..],
            compared,
            options.OutDirectory,
            options.CacheDirectory ?? BaseCacheFolder.Default(),
            cancellation);
    }
}
