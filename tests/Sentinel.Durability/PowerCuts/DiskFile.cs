namespace Sentinel.Durability.PowerCuts;

/// <summary>A file: what is surely on the disk, and what was written since.</summary>
internal sealed class DiskFile
{
    private const int Sector = 512;

    private readonly List<UnsyncedWrite> _unsynced = [];
    private byte[] _synced = [];

    public void Change(UnsyncedWrite write) => _unsynced.Add(write);

    /// <summary>A sync that began on this line: what had returned by then is on the disk.</summary>
    public void Sync(int start)
    {
        var contents = new Contents(_synced);
        foreach (var write in _unsynced.Where(write => write.End < start))
        {
            contents.Apply(write.Offset, write.Data);
        }

        _unsynced.RemoveAll(write => write.End < start);
        _synced = contents.ToArray();
    }

    /// <summary>What a restart finds.</summary>
    public byte[] After(Loss loss, Random random)
    {
        var contents = new Contents(_synced);
        foreach (var write in _unsynced)
        {
            if (loss == Loss.Torn && write.Data is { } data)
            {
                Tear(contents, write.Offset, data, random);
            }
            else if (loss == Loss.None || (loss != Loss.All && IsKept(random)))
            {
                contents.Apply(write.Offset, write.Data);
            }
        }

        return contents.ToArray();
    }

    /// <summary>Sectors are written whole or not at all; where a write begins within one, so does its first part.</summary>
    private static void Tear(Contents contents, long offset, byte[] data, Random random)
    {
        for (var at = 0; at < data.Length;)
        {
            var length = (int)Math.Min(data.Length - at, Sector - ((offset + at) % Sector));
            if (IsKept(random))
            {
                contents.Apply(offset + at, data[at..(at + length)]);
            }

            at += length;
        }
    }

    // Drawn to be repeatable, not secret.
#pragma warning disable CA5394
    private static bool IsKept(Random random) => random.Next(2) == 0;
#pragma warning restore CA5394

    /// <summary>Bytes that grow as a file does.</summary>
    private sealed class Contents
    {
        private byte[] _bytes;
        private int _length;

        public Contents(byte[] bytes)
        {
            _bytes = [.. bytes];
            _length = bytes.Length;
        }

        public void Apply(long offset, byte[]? data)
        {
            var end = (int)offset + (data?.Length ?? 0);
            if (end > _bytes.Length)
            {
                Array.Resize(ref _bytes, Math.Max(end, 2 * _bytes.Length));
            }

            if (data is null)
            {
                Array.Clear(_bytes, end, _bytes.Length - end);
                _length = end;
                return;
            }

            data.CopyTo(_bytes, offset);
            _length = Math.Max(_length, end);
        }

        public byte[] ToArray() => _bytes[.._length];
    }
}
