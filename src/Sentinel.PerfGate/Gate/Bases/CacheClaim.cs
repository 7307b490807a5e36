namespace Sentinel.PerfGate.Gate.Bases;

/// <summary>Holds a commit's cache folder against other runs until it is disposed. A process that dies lets go of it.</summary>
internal sealed class CacheClaim : IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(250);

    private readonly FileStream _file;

    private CacheClaim(FileStream file) => _file = file;

    public static async Task<CacheClaim> WaitAsync(string path, Action onWait, TimeProvider time, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (var told = false; ; told = true)
        {
            if (Try(path) is { } claim) return claim;
            if (!told) onWait();
            await Task.Delay(RetryAfter, time, cancellation);
        }
    }

    /// <summary>The claim, or null while another run has it.</summary>
    public static CacheClaim? Try(string path)
    {
        try
        {
            return new CacheClaim(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
