using Sentinel.PerfGate.Gate.Projects;

namespace Sentinel.PerfGate.Gate.Bases;

/// <summary>
/// Work trees of base commits with their Release builds, kept between runs. A folder is used only when every step in it came to its
/// end: a marker stands while a build is under way, and a project's own marker is written last. Whatever was interrupted is thrown away.
/// </summary>
internal sealed class BaseCache(string folder, GitRepository repository, TimeProvider time)
{
    private const int KeptCommits = 4;

    private readonly string _repositoryFolder = BaseCacheFolder.OfRepository(folder, repository.Root);

    /// <summary>Builds projects of a commit, or finds them built.</summary>
    /// <param name="commit">The commit's full id.</param>
    /// <param name="projects">Paths of project files inside the repository.</param>
    /// <param name="step">Told what takes time.</param>
    /// <param name="cancellation">Stops the build and leaves nothing that looks complete.</param>
    /// <exception cref="BaseBuildException">The commit cannot be checked out.</exception>
    /// <exception cref="ProjectBuildException">A project does not build.</exception>
    public async Task<BuiltBase> BuildAsync(
        string commit,
        IReadOnlyList<string> projects,
        Action<string> step,
        CancellationToken cancellation)
    {
        var entry = BaseCacheFolder.OfCommit(_repositoryFolder, commit);
        using var claim = await CacheClaim.WaitAsync(
            entry + ".lock", () => step($"Waiting for another run that builds base {commit[..7]}"), time, cancellation);

        var built = new Dictionary<string, string>();
        var compiled = false;
        foreach (var project in projects)
        {
            if (Cached(entry, project) is { } assembly)
            {
                built[project] = assembly;
                continue;
            }
            await CheckOutAsync(entry, commit, step, cancellation);
            var projectFile = Path.Combine(Source(entry), project);
            if (!File.Exists(projectFile)) continue;
            built[project] = await BuildProjectAsync(entry, project, projectFile, step, cancellation);
            compiled = true;
        }
        Directory.SetLastWriteTimeUtc(entry, time.GetUtcNow().UtcDateTime);
        await DropOldAsync(entry, cancellation);
        return new BuiltBase(built, Cached: !compiled);
    }

    private static string Source(string entry) => Path.Combine(entry, "source");

    private static string Interrupted(string entry) => Path.Combine(entry, "under-way");

    private static string CheckedOut(string entry) => Path.Combine(entry, "checked-out");

    private static string Marker(string entry, string project) => Path.Combine(entry, BaseCacheFolder.KeyOfProject(project) + ".built");

    private static string? Cached(string entry, string project)
    {
        var marker = Marker(entry, project);
        if (File.Exists(Interrupted(entry)) || !File.Exists(marker)) return null;
        var assembly = Path.Combine(entry, File.ReadAllText(marker).Trim());
        return File.Exists(assembly) ? assembly : null;
    }

    private async Task CheckOutAsync(string entry, string commit, Action<string> step, CancellationToken cancellation)
    {
        if (File.Exists(CheckedOut(entry)) && !File.Exists(Interrupted(entry))) return;
        await RemoveAsync(entry, cancellation);
        Directory.CreateDirectory(entry);
        step($"Checking out base {commit[..7]}");
        await repository.AddWorktreeAsync(Source(entry), commit, cancellation);
        await File.WriteAllTextAsync(CheckedOut(entry), commit, cancellation);
    }

    private static async Task<string> BuildProjectAsync(
        string entry,
        string project,
        string projectFile,
        Action<string> step,
        CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(Interrupted(entry), project, cancellation);
        step($"Building base {Path.GetFileName(projectFile)} in Release");
        var assembly = await ProjectBuild.BuildAsync(projectFile, step, cancellation);
        var temporary = Marker(entry, project) + ".tmp";
        await File.WriteAllTextAsync(temporary, Path.GetRelativePath(entry, assembly), cancellation);
        File.Move(temporary, Marker(entry, project), overwrite: true);
        File.Delete(Interrupted(entry));
        return assembly;
    }

    private async Task DropOldAsync(string current, CancellationToken cancellation)
    {
        var old = new DirectoryInfo(_repositoryFolder).EnumerateDirectories()
            .Where(directory => directory.FullName != current)
            .OrderByDescending(directory => directory.LastWriteTimeUtc)
            .Skip(KeptCommits - 1)
            .ToList();
        foreach (var directory in old)
        {
            using var claim = CacheClaim.Try(directory.FullName + ".lock");
            if (claim is not null) await RemoveAsync(directory.FullName, cancellation);
        }
    }

    private async Task RemoveAsync(string entry, CancellationToken cancellation)
    {
        if (!Directory.Exists(entry)) return;
        await repository.RemoveWorktreeAsync(Source(entry), cancellation);
        Directory.Delete(entry, recursive: true);
    }
}
