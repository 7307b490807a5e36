using System.Diagnostics;

namespace Sentinel.PerfGate.Tests.Gate.Bases;

/// <summary>A real git repository in a temporary folder.</summary>
internal sealed class TemporaryRepository : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfgate-repository-");

    public TemporaryRepository()
    {
        Directory.CreateDirectory(Root);
        Git("init", "--quiet", "--initial-branch=main");
    }

    public string Root => Path.Combine(_folder.FullName, "repository");

    public string Cache => Path.Combine(_folder.FullName, "cache");

    public string Output => Path.Combine(_folder.FullName, "out");

    public string Head => Git("rev-parse", "HEAD");

    public string PathOf(string name) => Path.Combine(Root, name);

    public string Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), content);
        return PathOf(name);
    }

    public string Commit(string message)
    {
        Git("add", "--all");
        Git("-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "--allow-empty", "-m", message);
        return Head;
    }

    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = Root, RedirectStandardOutput = true, UseShellExecute = false };
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd().Trim();
        git.WaitForExit();
        return git.ExitCode == 0 ? output : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: exit code {git.ExitCode}");
    }

    public void Dispose()
    {
        foreach (var file in _folder.EnumerateFiles("*", SearchOption.AllDirectories)) file.Attributes = FileAttributes.Normal;
        _folder.Delete(recursive: true);
    }
}
