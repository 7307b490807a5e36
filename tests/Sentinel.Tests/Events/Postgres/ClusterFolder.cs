namespace Sentinel.Tests.Events.Postgres;

/// <summary>
/// A cluster's folder, and who owns it: a file beside the folder that the owning process holds locked. The kernel lets go of the lock when
/// that process ends, however it ends, so that nobody has to guess from process ids, which come again.
/// </summary>
internal sealed class ClusterFolder : IDisposable
{
    private const string Prefix = "sentinel-pg-";

    private readonly FileStream _owner;

    private ClusterFolder(string path, FileMode mode)
    {
        Path = path;
        _owner = new FileStream(OwnerFile, mode, FileAccess.ReadWrite, FileShare.None);
    }

    public string Path { get; }

    private string OwnerFile => $"{Path}.owner";

    /// <summary>A new one, owned by this process; its folder is still to be made.</summary>
    public static ClusterFolder Take() =>
        new(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Prefix}{Guid.NewGuid().ToString("N")[..12]}"), FileMode.CreateNew);

    /// <summary>Stops and removes the clusters whose owner is gone, as after a test run that was killed. Others are left alone.</summary>
    public static async Task RemoveAbandonedAsync()
    {
        foreach (var path in Directory.GetDirectories(System.IO.Path.GetTempPath(), $"{Prefix}*"))
        {
            using var folder = TakeOver(path);
            if (folder is not null)
            {
                await folder.StopAndRemoveAsync();
            }
        }
    }

    /// <summary>Ends the server and removes everything, the claim included.</summary>
    public async Task StopAndRemoveAsync()
    {
        try
        {
            if (IsServed())
            {
                await PostgresPrograms.RunAsync("pg_ctl", "stop", "--wait", "--silent", "--mode", "immediate", "--pgdata", Path);
            }
        }
        finally
        {
            if (Directory.Exists(Path))
            {
                Directory.Delete(Path, recursive: true);
            }

            File.Delete(OwnerFile);
        }
    }

    /// <summary>Lets go, as the kernel does for a process that ends.</summary>
    public void Dispose() => _owner.Dispose();

    private static ClusterFolder? TakeOver(string path)
    {
        try
        {
            return new ClusterFolder(path, FileMode.Open);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Owned, another user's, or of nobody that says so.
            return null;
        }
    }

    /// <summary>Whether the process whose id the server wrote into the folder is still that server: it works in there.</summary>
    private bool IsServed()
    {
        var file = System.IO.Path.Combine(Path, "postmaster.pid");
        return File.Exists(file)
            && File.ReadLines(file).FirstOrDefault() is { } id
            && new FileInfo($"/proc/{id}/cwd").LinkTarget == Path;
    }
}
