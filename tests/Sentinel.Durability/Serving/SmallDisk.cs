using System.Diagnostics;

namespace Sentinel.Durability.Serving;

/// <summary>A file system of a few megabytes in memory, which fills up for real. Mounting takes root or sudo.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const string Filler = "filler";

    private readonly DirectoryInfo _mount = Directory.CreateTempSubdirectory("sentinel-disk-");

    /// <exception cref="InvalidOperationException">It cannot be mounted; carries what mount says.</exception>
    public SmallDisk(int megabytes)
    {
        Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=0777", "tmpfs", Folder);
    }

    public string Folder => _mount.FullName;

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
        Run("umount", Folder);
        _mount.Delete();
    }

    private static void Run(string program, params string[] arguments)
    {
        string[] command = Environment.IsPrivilegedProcess ? [program, .. arguments] : ["sudo", "-n", program, .. arguments];
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} failed: {error.Trim()}");
        }
    }
}
