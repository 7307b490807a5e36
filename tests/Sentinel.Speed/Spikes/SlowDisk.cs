using System.Diagnostics;

namespace Sentinel.Speed.Spikes;

/// <summary>
/// Makes each flush of a running service take so much longer, until this is disposed of. strace holds up the two threads that flush and
/// leaves the others alone. Takes root where processes may not trace others.
/// </summary>
internal sealed class SlowDisk : IDisposable
{
    // As much of their names as Linux keeps: a small group is flushed by its writer, others beside it.
    private static readonly string[] Flushing = ["event store wri", "event store flu"];

    private readonly Process _strace;

    private SlowDisk(Process strace) => _strace = strace;

    /// <summary>Flushes are slow once this has completed.</summary>
    /// <param name="process">The service, which listens already.</param>
    /// <param name="longer">How much longer a flush takes.</param>
    /// <exception cref="InvalidOperationException">strace ended; carries what it said.</exception>
    public static async Task<SlowDisk> BeginAsync(int process, TimeSpan longer)
    {
        var threads = Directory.GetDirectories($"/proc/{process}/task")
            .Where(task => Flushing.Contains(File.ReadAllText(Path.Combine(task, "comm")).Trim()))
            .Select(task => Path.GetFileName(task))
            .ToList();
        if (threads.Count != Flushing.Length)
        {
            throw new InvalidOperationException($"{threads.Count} threads of the service flush, not {Flushing.Length}.");
        }

        string[] arguments =
        [
            .. threads.SelectMany(thread => (string[])["-p", thread]), "-e", "trace=fsync,fdatasync",
            "-e", $"inject=fsync,fdatasync:delay_exit={longer.TotalMicroseconds:0}", "-e", "signal=none", "-o", "/dev/null",
        ];
        var strace = Process.Start(new ProcessStartInfo("strace", arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        foreach (var _ in threads)
        {
            var said = await strace.StandardError.ReadLineAsync();
            if (said?.Contains(" attached", StringComparison.Ordinal) != true)
            {
                throw new InvalidOperationException($"strace: {said}");
            }
        }

        return new SlowDisk(strace);
    }

    public void Dispose()
    {
        if (!_strace.HasExited)
        {
            // Told to end it lets go of the service.
            using var kill = Process.Start("kill", ["-TERM", $"{_strace.Id}"]);
            kill.WaitForExit();
            _strace.WaitForExit();
        }

        _strace.Dispose();
    }
}
