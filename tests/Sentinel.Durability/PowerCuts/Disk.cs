using Sentinel.Durability.Traces;

namespace Sentinel.Durability.PowerCuts;

/// <summary>
/// A folder with a database on a disk, by what POSIX promises and no more: a write is safe once a sync of its file that began afterwards has returned, a name
/// once its folder was synced. Names get lost from the last on, as journals of file systems keep their order; writes in any.
/// </summary>
internal sealed class Disk(string folder)
{
    private const string Database = "events.db";

    private readonly Dictionary<string, DiskFile> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DiskFile> _syncedNames = new(StringComparer.Ordinal);
    private readonly List<(string Path, DiskFile? File, int End)> _unsyncedNames = [];

    /// <summary>Whether a call changes this folder, and when it counts: writes may be on the disk as soon as they begin, syncs hold when they return.</summary>
    public int? LineOf(TracedCall call) => call switch
    {
        { Name: "fsync" or "fdatasync" } when IsHere(call.Path) || call.Path == folder => call.End,
        { Name: "openat", Creates: false } => null,
        { Name: "openat" or "write" or "pwrite64" or "ftruncate" or "unlink" } when IsHere(call.Path) => call.Start,
        _ => null,
    };

    /// <summary>Takes the next call for which <see cref="LineOf"/> gives a line.</summary>
    public void Take(TracedCall call)
    {
        switch (call.Name)
        {
            case "openat":
                if (_names.TryAdd(call.Path, new DiskFile()))
                {
                    _unsyncedNames.Add((call.Path, _names[call.Path], call.End));
                }

                break;
            case "unlink":
                _names.Remove(call.Path);
                _unsyncedNames.Add((call.Path, null, call.End));
                break;
            case "fsync" or "fdatasync" when call.Failed:
                if (_names.TryGetValue(call.Path, out var doubtful))
                {
                    doubtful.FailSync(call.Start);
                }

                break;
            case "fsync" or "fdatasync" when call.Path == folder:
                foreach (var (path, file, _) in _unsyncedNames.Where(name => name.End < call.Start))
                {
                    Name(_syncedNames, path, file);
                }

                _unsyncedNames.RemoveAll(name => name.End < call.Start);
                break;
            case "fsync" or "fdatasync":
                _names[call.Path].Sync(call.Start);
                break;
            case "ftruncate":
                _names[call.Path].Change(new DiskWrite(call.Offset, null, call.End));
                break;
            default:
                _names[call.Path].Change(new DiskWrite(call.Offset, call.Data, call.End));
                break;
        }
    }

    /// <summary>Writes what is left of the folder after a power cut into another.</summary>
    public void CutInto(string target, Loss loss, Random random)
    {
        var names = new Dictionary<string, DiskFile>(_syncedNames, StringComparer.Ordinal);
        foreach (var (path, file, _) in _unsyncedNames.Take(Kept(loss, random)))
        {
            Name(names, path, file);
        }

        foreach (var (path, file) in names)
        {
            File.WriteAllBytes(Path.Combine(target, Path.GetFileName(path)), file.After(loss, random));
        }
    }

    // Drawn to be repeatable, not secret.
#pragma warning disable CA5394
    private int Kept(Loss loss, Random random) => loss switch
    {
        Loss.All => 0,
        Loss.None => _unsyncedNames.Count,
        _ => random.Next(_unsyncedNames.Count + 1),
    };
#pragma warning restore CA5394

    private static void Name(Dictionary<string, DiskFile> names, string path, DiskFile? file)
    {
        if (file is null)
        {
            names.Remove(path);
        }
        else
        {
            names[path] = file;
        }
    }

    // SQLite's shared-memory file is an index it builds anew after a crash; it is written through a mapping, which no trace shows.
    private bool IsHere(string path) =>
        path.StartsWith(Path.Combine(folder, Database), StringComparison.Ordinal) && !path.EndsWith("-shm", StringComparison.Ordinal);
}
