using System.ComponentModel;
using System.Diagnostics;

namespace Sentinel.Durability.Serving;

/// <summary>
/// A file system of a few megabytes in memory, which fills up for real. Mounting one takes root or sudo; in a container that may not, its
/// shared memory, which is as small, serves as well.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private const string Filler = "filler";
    private const string SharedMemory = "/dev/shm";
    private const long MostSharedBytes = 256L << 20;

    private readonly DirectoryInfo _folder;
    private readonly bool _isMounted;

    /// <exception cref="InvalidOperationException">There is no such file system and none can be mounted; carries what mount says.</exception>
    public SmallDisk(int megabytes)
    {
        _folder = Directory.CreateTempSubdirectory("sentinel-disk-");
        try
        {
            Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=0777", "tmpfs", Folder);
            _isMounted = true;
        }
        catch (InvalidOperationException) when (IsSmall(SharedMemory))
        {
            _folder.Delete();
            _folder = Directory.CreateDirectory(Path.Combine(SharedMemory, _folder.Name));
        }
    }

    public string Folder => _folder.FullName;

    /// <summary>Takes all the room there is.</summary>
    public void Fill()
    {
        using var filler = File.OpenWrite(Path.Combine(Folder, Filler));
        filler.Seek(0, SeekOrigin.End);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                filler.Write(block);
                filler.Flush();
            }
        }
        catch (IOException)
        {
            // Full, as it was to be.
        }
    }

    /// <summary>Gives the room back.</summary>
    public void Clear() => File.Delete(Path.Combine(Folder, Filler));

    public void Dispose()
    {
        if (_isMounted)
        {
            Run("umount", Folder);
        }

        _folder.Delete(recursive: true);
    }

    private static bool IsSmall(string folder) => Directory.Exists(folder) && new DriveInfo(folder).TotalSize <= MostSharedBytes;

    private static void Run(string program, params string[] arguments)
    {
        string[] command = Environment.IsPrivilegedProcess ? [program, .. arguments] : ["sudo", "-n", program, .. arguments];
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{string.Join(' ', command)} failed: {error.Trim()}");
            }
        }
        catch (Win32Exception error)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} did not start: {error.Message}", error);
        }
    }
}
