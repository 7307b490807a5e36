using System;
using System.Diagnostics;
using System.IO;

namespace Sentinel.PerfGate.Tasks;

/// <summary>Held while measuring, so that two gates of one machine take turns. The system releases it when its holder dies.</summary>
internal sealed class MachineLock : IDisposable
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(250);

    private readonly FileStream file;

    private MachineLock(FileStream file) => this.file = file;

    /// <summary>One path for all users of the machine.</summary>
    public static string DefaultPath => Path.Combine(
        Path.DirectorySeparatorChar == '\\' ? Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData) : "/tmp",
        "sentinel-perfgate.lock");

    /// <summary>Waits for the lock; null when <paramref name="wait"/> passes or <paramref name="cancelledWithin"/> says so first.</summary>
    public static MachineLock? Acquire(string path, TimeSpan wait, Func<TimeSpan, bool> cancelledWithin)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (TryOpen(path) is { } file)
            {
                return new MachineLock(file);
            }

            if (waited.Elapsed >= wait || cancelledWithin(Retry))
            {
                return null;
            }
        }
    }

    public void Dispose() => file.Dispose();

    private static FileStream? TryOpen(string path)
    {
        try
        {
            // Reading is enough to hold it, and a file of another user in a shared folder can be opened but not created over.
            return new FileStream(path, File.Exists(path) ? FileMode.Open : FileMode.OpenOrCreate, FileAccess.Read, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
