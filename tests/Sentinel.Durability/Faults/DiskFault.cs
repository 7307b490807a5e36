using System.Diagnostics;

namespace Sentinel.Durability.Faults;

/// <summary>
/// Makes calls of a running process on its data fail, as a full or dying disk does, until this is disposed of. strace answers them in the
/// kernel's stead; the process is not restarted for it. Takes root or sudo where processes may not trace others.
/// </summary>
internal sealed class DiskFault : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _strace;

    private DiskFault(Process strace) => _strace = strace;

    /// <summary>Calls fail once this has completed.</summary>
    /// <param name="process">The process.</param>
    /// <param name="calls">System calls, such as <c>fsync,fdatasync</c>.</param>
    /// <param name="error">Such as <c>EIO</c>.</param>
    /// <param name="files">On which files.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="InvalidOperationException">strace ended; carries what it said.</exception>
    public static async Task<DiskFault> BeginAsync(int process, string calls, string error, IEnumerable<string> files, CancellationToken cancellation)
    {
        string[] strace =
        [
            "strace", "-f", "-p", $"{process}", "-e", $"trace={calls}", "-e", $"inject={calls}:error={error}", "-e", "signal=none", "-o", "/dev/null",
            .. files.SelectMany(file => (string[])["-P", file]),
        ];
        string[] command = Environment.IsPrivilegedProcess ? strace : ["sudo", "-n", .. strace];
        var fault = new DiskFault(Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardError = true })!);
        try
        {
            await fault.AttachedAsync(cancellation);
            return fault;
        }
        catch
        {
            fault.Dispose();
            throw;
        }
    }

    /// <summary>Calls succeed again once this has returned.</summary>
    public void Dispose()
    {
        if (!_strace.HasExited)
        {
            // Told to end, it lets go of the process; killed, it might take it along. sudo passes it on.
            string[] kill = Environment.IsPrivilegedProcess ? ["kill", "-TERM", $"{_strace.Id}"] : ["sudo", "-n", "kill", "-TERM", $"{_strace.Id}"];
            using (var told = Process.Start(kill[0], kill[1..]))
            {
                told.WaitForExit();
            }

            _strace.WaitForExit(Patience);
        }

        _strace.Dispose();
    }

    private async Task AttachedAsync(CancellationToken cancellation)
    {
        var said = "";
        while (await _strace.StandardError.ReadLineAsync(cancellation).AsTask().WaitAsync(Patience, cancellation) is { } line)
        {
            said += line + "\n";
            if (line.Contains(" attached", StringComparison.Ordinal))
            {
                _ = _strace.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return;
            }
        }

        throw new InvalidOperationException($"strace ended: {said}");
    }
}
