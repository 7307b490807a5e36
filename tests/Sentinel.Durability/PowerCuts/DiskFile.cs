namespace Sentinel.Durability.PowerCuts;

/// <summary>A file: what is surely on the disk, and what was written since.</summary>
internal sealed class DiskFile
{
    private const int Sector = 512;

    private readonly List<DiskWrite> _writes = [];
    private byte[] _synced = [];

    public void Change(DiskWrite write) => _writes.Add(write);

    /// <summary>A sync that began on this line: what had returned by then is on the disk.</summary>
    public void Sync(int start)
    {
        foreach (var write in _writes.Where(write => write.End < start && !write.IsDoubtful))
        {
            write.IsSynced = true;
        }

        // In order, and no further than to the first that is not: later writes may lie over it.
        var contents = new FileContents(_synced);
        var folded = _writes.TakeWhile(write => write.IsSynced).ToList();
        folded.ForEach(contents.Apply);
        _writes.RemoveRange(0, folded.Count);
        _synced = contents.ToArray();
    }

    /// <summary>A sync that began on this line and failed.</summary>
    public void FailSync(int start)
    {
        foreach (var write in _writes.Where(write => write.End < start && !write.IsSynced))
        {
            write.IsDoubtful = true;
        }
    }

    /// <summary>What a restart finds.</summary>
    public byte[] After(Loss loss, Random random)
    {
        var contents = new FileContents(_synced);
        foreach (var write in _writes)
        {
            if (write.IsSynced || loss == Loss.None)
            {
                contents.Apply(write);
            }
            else if (loss == Loss.Torn && write.Data is { } data)
            {
                Tear(contents, write.Offset, data, random);
            }
            else if (loss != Loss.All && IsKept(random))
            {
                contents.Apply(write);
            }
        }

        return contents.ToArray();
    }

    /// <summary>Sectors are written whole or not at all; where a write begins within one, so does its first part.</summary>
    private static void Tear(FileContents contents, long offset, byte[] data, Random random)
    {
        for (var at = 0; at < data.Length;)
        {
            var length = (int)Math.Min(data.Length - at, Sector - ((offset + at) % Sector));
            if (IsKept(random))
            {
                contents.Apply(new DiskWrite(offset + at, data[at..(at + length)], End: 0));
            }

            at += length;
        }
    }

    // Drawn to be repeatable, not secret.
#pragma warning disable CA5394
    private static bool IsKept(Random random) => random.Next(2) == 0;
#pragma warning restore CA5394
}
