using System.Diagnostics;

namespace Sentinel.Speed.Spikes;

/// <summary>
/// Makes each flush of a running service take so much longer, until this is disposed of. strace holds up the one thread that flushes and
/// leaves the others alone. Takes root where processes may not trace others.
/// </summary>
internal sealed class SlowDisk : IDisposable
{
    private const string Writer = "event store wri"; // As much of its name as Linux keeps.

    private readonly Process _strace;

    private SlowDisk(Process strace) => _strace = strace;

    /// <summary>Flushes are slow once this has completed.</summary>
    /// <param name="process">The service, which listens already.</param>
    /// <param name="longer">How much longer a flush takes.</param>
    /// <exception cref="InvalidOperationException">strace ended; carries what it said.</exception>
    public static async Task<SlowDisk> BeginAsync(int process, TimeSpan longer)
    {
        var thread = Directory.GetDirectories($"/proc/{process}/task").Single(task => File.ReadAllText(Path.Combine(task, "comm")).Trim() == Writer);
        string[] arguments =
        [
            "-p", Path.GetFileName(thread), "-e", "trace=fsync,fdatasync", "-e", $"inject=fsync,fdatasync:delay_exit={longer.TotalMicroseconds:0}",
            "-e", "signal=none", "-o", "/dev/null",
        ];
        var strace = Process.Start(new ProcessStartInfo("strace", arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        var said = await strace.StandardError.ReadLineAsync();
        return said?.Contains(" attached", StringComparison.Ordinal) == true ? new SlowDisk(strace) : throw new InvalidOperationException($"strace: {said}");
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
