using System.Buffers;

namespace Sentinel.Events.Checkpoints;

/// <summary>
/// The checkpoints once more, a JSON line each, in a file beside the database. A database that is cut back or replaced as a whole,
/// checkpoints and all, agrees with itself but not with this file, and the file can be shipped to where nobody may change it. It is not
/// flushed to disk: the database is, and fills it up again after a power cut. Of several processes that share a folder one writes it, as
/// a lock file tells; the next takes over when that one ends.
/// </summary>
/// <param name="path">The file; it is created where there is none.</param>
internal sealed class CheckpointFile(string path) : IDisposable
{
    private const int Page = 1_000;
    private const int TailSize = 64 * 1024;

    private FileStream? _lock;
    private long? _last;

    /// <summary>Adds the checkpoints that the file does not hold yet.</summary>
    /// <exception cref="InvalidDataException">The file and the database tell different histories. The file is left as it is.</exception>
    public async Task FollowAsync(ICheckpointLog log)
    {
        if (!IsWriter())
        {
            return;
        }

        _last ??= await FindLastAsync(log);
        while (await log.ReadAsync(_last.Value, Page) is { Count: > 0 } missing)
        {
            try
            {
                Append(missing);
                _last = missing[^1].Document.Number;
            }
            catch
            {
                // Half a line may have been written: the end is looked at anew.
                _last = null;
                throw;
            }
        }
    }

    /// <summary>The lines of such a file; what a crash left of the last one is passed over.</summary>
    public static IEnumerable<byte[]> Lines(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: TailSize);
        using var line = new MemoryStream();
        for (var next = file.ReadByte(); next >= 0; next = file.ReadByte())
        {
            if (next != '\n')
            {
                line.WriteByte((byte)next);
                continue;
            }

            yield return line.ToArray();
            line.SetLength(0);
        }
    }

    /// <summary>Leaves the file to others.</summary>
    public void Dispose()
    {
        _lock?.Dispose();
        _lock = null;
    }

    private bool IsWriter()
    {
        var file = $"{path}.lock";
        try
        {
            _lock ??= new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException) when (File.Exists(file))
        {
            return false;
        }
    }

    private void Append(IReadOnlyList<SignedCheckpoint> checkpoints)
    {
        var lines = new ArrayBufferWriter<byte>();
        foreach (var checkpoint in checkpoints)
        {
            lines.Write(checkpoint.Utf8.Span);
            lines.Write("\n"u8);
        }

        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        file.Write(lines.WrittenSpan);
    }

    private async Task<long> FindLastAsync(ICheckpointLog log)
    {
        await using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        var tail = new byte[Math.Min(file.Length, TailSize)];
        var start = file.Length - tail.Length;
        file.Position = start;
        await file.ReadExactlyAsync(tail);
        if (FindLast(tail) is not (var last, var end))
        {
            if (start > 0 || tail.AsSpan().Contains((byte)'\n'))
            {
                throw new InvalidDataException($"{path} does not end in a checkpoint.");
            }

            file.SetLength(start);
            return 0;
        }

        if (await log.ReadAsync(last.Document.Number - 1, 1) is not [var stored] || !stored.Utf8.Span.SequenceEqual(last.Utf8.Span))
        {
            throw new InvalidDataException(
                $"{path} holds a checkpoint {last.Document.Number} that the database does not: the database was cut back or replaced.");
        }

        file.SetLength(start + end);
        return last.Document.Number;
    }

    /// <summary>The last whole checkpoint and where its line ends; null when there is none.</summary>
    private static (SignedCheckpoint Checkpoint, int End)? FindLast(ReadOnlySpan<byte> tail)
    {
        for (var end = tail.LastIndexOf((byte)'\n'); end >= 0; end = tail[..end].LastIndexOf((byte)'\n'))
        {
            var start = tail[..end].LastIndexOf((byte)'\n') + 1;
            try
            {
                return (SignedCheckpoint.Read(tail[start..end].ToArray()), end + 1);
            }
            catch (FormatException)
            {
                // What a power cut left of a line; the one before is asked.
            }
        }

        return null;
    }
}
