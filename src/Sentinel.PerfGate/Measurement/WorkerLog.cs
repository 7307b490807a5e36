namespace Sentinel.PerfGate.Measurement;

/// <summary>What a worker printed, a file a target; its last lines are kept for messages.</summary>
internal sealed class WorkerLog(string? directory) : IDisposable
{
    private const int KeptLines = 200;
    private const int LongestFile = 4_000_000;
    private readonly Lock gate = new();
    private readonly Queue<string> recent = new();
    private StreamWriter? file;
    private string name = "start";
    private int written;

    /// <summary>The current target's log; null when nothing was printed or no log is kept.</summary>
    public string? Path { get; private set; }

    /// <summary>What follows belongs to this target.</summary>
    public void Begin(string target)
    {
        lock (gate)
        {
            file?.Dispose();
            (file, Path, written) = (null, null, 0);
            recent.Clear();
            var invalid = System.IO.Path.GetInvalidFileNameChars();
            name = string.Concat(target.Select(c => invalid.Contains(c) || c is ':' or '*' or '?' or '"' or '<' or '>' or '|' ? '_' : c));
            if (name.Length > 100)
                name = name[..100];
        }
    }

    public void Add(string line)
    {
        lock (gate)
        {
            recent.Enqueue(line);
            if (recent.Count > KeptLines)
                recent.Dequeue();
            if (directory is null || written > LongestFile)
                return;
            try
            {
                file ??= Open();
                file.WriteLine((written += line.Length + 1) > LongestFile ? "… (cut here)" : line);
            }
            catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException or ObjectDisposedException)
            {
                // A log that cannot be kept is no reason to stop measuring.
                written = int.MaxValue;
            }
        }
    }

    /// <summary>The lines printed last for the current target.</summary>
    public IReadOnlyList<string> Recent()
    {
        lock (gate)
            return [.. recent];
    }

    public void Dispose()
    {
        lock (gate)
            file?.Dispose();
    }

    private StreamWriter Open()
    {
        Directory.CreateDirectory(directory!);
        Path = System.IO.Path.Combine(directory!, name + ".log");
        return new StreamWriter(Path, append: true) { AutoFlush = true };
    }
}
