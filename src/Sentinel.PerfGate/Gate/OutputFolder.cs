namespace Sentinel.PerfGate.Gate;

/// <summary>The files of a run's output folder.</summary>
/// <param name="Results">What was measured.</param>
/// <param name="Verdicts">The proof that the gate ran.</param>
internal sealed record OutputFolder(string Results, string Verdicts)
{
    /// <summary>Creates the folder and takes earlier results and verdicts away: an old proof must not stand for a new run.</summary>
    public static OutputFolder Prepare(string directory)
    {
        Directory.CreateDirectory(directory);
        var folder = new OutputFolder(Path.Combine(directory, "results.json"), Path.Combine(directory, "verdicts.json"));
        File.Delete(folder.Results);
        File.Delete(folder.Verdicts);
        return folder;
    }
}
