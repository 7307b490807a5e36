using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Projects;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Bases;

/// <summary>The base <c>git:REF</c>: the merge base of REF and HEAD, built in Release beside head.</summary>
internal sealed class GitBase(IWorkerFactory workers, IGateProgress progress, TimeProvider time)
{
    public const string Prefix = "git:";

    /// <param name="reference">What follows <c>git:</c>.</param>
    /// <param name="heads">The projects whose targets are compared.</param>
    /// <param name="outDirectory">The run's output: no part of the tree, and where a failed build's log goes.</param>
    /// <param name="cacheFolder">Where builds are kept.</param>
    /// <param name="cancellation">Stops the build.</param>
    /// <exception cref="GateInputException">There is no such commit, repository or project.</exception>
    public async Task<BaseSide> PrepareAsync(
        string reference,
        IReadOnlyList<HeadProject> heads,
        string outDirectory,
        string cacheFolder,
        CancellationToken cancellation)
    {
        var files = heads.Select(ProjectFileOf).ToList();
        var repository = await GitRepository.FindAsync(Path.GetDirectoryName(files[0])!, cancellation);
        var head = await CommitAsync(repository, "HEAD", cancellation);
        var named = await CommitAsync(repository, reference, cancellation);
        var commit = await repository.MergeBaseAsync(named, head, cancellation) ?? throw new GateInputException(
            $"{Prefix}{reference} and HEAD have no common commit here. In a shallow clone fetch the history first "
            + "(actions/checkout: fetch-depth: 0; elsewhere: git fetch --unshallow).");
        var name = commit == named ? $"{commit[..7]} ({reference})" : $"{commit[..7]} (merge base of {reference})";
        if (commit == head && await repository.IsCleanAsync(outDirectory, cancellation)) return SameCommit(commit);

        var paths = new List<string>();
        foreach (var file in files) paths.Add(await repository.PathInsideAsync(file, cancellation));
        try
        {
            var built = await new BaseCache(cacheFolder, repository, time).BuildAsync(commit, paths, progress.Step, cancellation);
            progress.Step($"Base {name}{(built.Cached ? " (cached)" : "")}");
            return new BaseSide { Name = name, Builds = await DeclareAsync(heads, paths, built, cancellation) };
        }
        catch (Exception error) when (error is ProjectBuildException or BaseBuildException)
        {
            return await NotBuiltAsync(name, error, outDirectory);
        }
    }

    private static string ProjectFileOf(HeadProject head) => head.ProjectFile ?? throw new GateInputException(
        $"A git base must be built, and {Path.GetFileName(head.Declared.Assembly.Path)} was named without its project. Add --project.");

    private static async Task<string> CommitAsync(GitRepository repository, string reference, CancellationToken cancellation) =>
        await repository.ResolveAsync(reference, cancellation) ?? throw new GateInputException(
            $"{Prefix}{reference} is no commit of {repository.Root}. If it exists on the server, fetch it first "
            + "(actions/checkout: fetch-depth: 0; elsewhere: git fetch origin).");

    private static BaseSide SameCommit(string commit)
    {
        var why = $"base and head are the same commit {commit[..7]} and the work tree is clean";
        return BaseSide.None(why, new Diagnostic(DiagnosticCode.SameCommit, DiagnosticSeverity.Info, null, $"Nothing is compared: {why}."));
    }

    private async Task<IReadOnlyDictionary<string, DeclaredAssembly>> DeclareAsync(
        IReadOnlyList<HeadProject> heads,
        IReadOnlyList<string> paths,
        BuiltBase built,
        CancellationToken cancellation)
    {
        var declared = new Dictionary<string, DeclaredAssembly>();
        foreach (var (head, path) in heads.Zip(paths))
        {
            if (!built.Assemblies.TryGetValue(path, out var assembly)) continue;
            progress.Step($"Asking {Path.GetFileName(assembly)} of base for its targets");
            declared[head.Declared.Assembly.Path] =
                await DeclaredAssembly.AskAsync(workers, new PerfAssembly(assembly, Side.Base), cancellation);
        }
        return declared;
    }

    private static async Task<BaseSide> NotBuiltAsync(string name, Exception error, string outDirectory)
    {
        string? log = null;
        if (error is ProjectBuildException { Log.Length: > 0 } build)
        {
            log = Path.Combine(outDirectory, "base-build.log");
            await File.WriteAllTextAsync(log, build.Log, CancellationToken.None);
        }
        var reason = $"base {name} could not be built: {error.Message}";
        return new BaseSide
        {
            Name = name,
            Failure = new MeasurementFailure(DiagnosticCode.BaseNotBuilt, reason, log),
            Notices = [new(DiagnosticCode.BaseNotBuilt, DiagnosticSeverity.Error, null, $"Nothing is compared: {reason}.")],
        };
    }
}
