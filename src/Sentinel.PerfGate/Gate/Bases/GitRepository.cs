using Sentinel.PerfGate.Gate.Processes;

namespace Sentinel.PerfGate.Gate.Bases;

/// <summary>What the gate asks of a git repository, through the git command.</summary>
internal sealed class GitRepository
{
    private GitRepository(string root) => Root = root;

    /// <summary>The top folder of the work tree.</summary>
    public string Root { get; }

    /// <summary>The repository that a folder belongs to.</summary>
    /// <exception cref="GateInputException">There is none, or git is not installed.</exception>
    public static async Task<GitRepository> FindAsync(string directory, CancellationToken cancellation)
    {
        var top = await RunAsync(directory, cancellation, "rev-parse", "--show-toplevel");
        return top.Succeeded
            ? new GitRepository(Path.GetFullPath(top.Text))
            : throw new GateInputException($"A git base needs a git work tree, and {directory} is in none ({top.LastWords(1)}).");
    }

    /// <summary>The full id of the commit a name stands for; null when the repository does not have it.</summary>
    public async Task<string?> ResolveAsync(string reference, CancellationToken cancellation)
    {
        var commit = await RunAsync(Root, cancellation, "rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}");
        return commit.Succeeded ? commit.Text : null;
    }

    /// <summary>The best common ancestor of two commits; null when the history at hand has none.</summary>
    public async Task<string?> MergeBaseAsync(string first, string second, CancellationToken cancellation)
    {
        var common = await RunAsync(Root, cancellation, "merge-base", first, second);
        return common.Succeeded && common.Output.Count > 0 ? common.Output[0].Trim() : null;
    }

    /// <summary>Whether the work tree is what its commit says. Ignored files and one folder (the gate's own output) do not count.</summary>
    public async Task<bool> IsCleanAsync(string exceptFolder, CancellationToken cancellation)
    {
        var inside = Path.GetRelativePath(Root, Path.GetFullPath(exceptFolder)).Replace('\\', '/');
        var exclusion = inside is "." || inside.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(inside)
            ? Array.Empty<string>()
            : ["--", ".", $":(exclude){inside}"];
        var status = await RunAsync(Root, cancellation, ["status", "--porcelain", "--untracked-files=normal", .. exclusion]);
        return status.Succeeded && status.Text.Length == 0;
    }

    /// <summary>The path of a file below the top folder, whatever links lead to it.</summary>
    /// <exception cref="GateInputException">The file belongs to another repository or to none.</exception>
    public async Task<string> PathInsideAsync(string file, CancellationToken cancellation)
    {
        var directory = Path.GetDirectoryName(file)!;
        if ((await FindAsync(directory, cancellation)).Root != Root)
            throw new GateInputException($"{file} is not in the repository {Root}: one run has one base.");
        var prefix = await RunAsync(directory, cancellation, "rev-parse", "--show-prefix");
        return Path.Combine(prefix.Text, Path.GetFileName(file));
    }

    /// <summary>Checks a commit out into a folder that does not exist yet.</summary>
    /// <exception cref="BaseBuildException">git refused.</exception>
    public async Task AddWorktreeAsync(string folder, string commit, CancellationToken cancellation)
    {
        var added = await RunAsync(Root, cancellation, "-c", "core.hooksPath=/dev/null", "worktree", "add", "--detach", "--force", folder, commit);
        if (!added.Succeeded) throw new BaseBuildException($"git worktree add failed: {added.LastWords(2)}");
        if (!File.Exists(Path.Combine(folder, ".gitmodules"))) return;
        var submodules = await RunAsync(folder, cancellation, "submodule", "update", "--init", "--recursive");
        if (!submodules.Succeeded) throw new BaseBuildException($"git submodule update failed: {submodules.LastWords(2)}");
    }

    /// <summary>Removes a work tree and what git knows of it; a folder that is none is left to the caller.</summary>
    public async Task RemoveWorktreeAsync(string folder, CancellationToken cancellation)
    {
        await RunAsync(Root, cancellation, "worktree", "remove", "--force", "--force", folder);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        await RunAsync(Root, cancellation, "worktree", "prune");
    }

    private static async Task<ChildResult> RunAsync(string directory, CancellationToken cancellation, params string[] arguments)
    {
        try
        {
            return await ChildProcess.RunAsync("git", arguments, directory, onLine: null, cancellation);
        }
        catch (ChildNotStartedException error)
        {
            throw new GateInputException($"A git base needs the git command: {error.Message}", error);
        }
    }
}
