using System.Diagnostics;
using System.Text;

namespace Sentinel.Serving;

/// <summary>A server as a process of its own, which listens when this is there and is killed when this is disposed of.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Marker = "Now listening on: ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServerProcess(Process process, Uri address, string log, TimeSpan untilReady)
    {
        _process = process;
        Address = address;
        Log = log;
        UntilReady = untilReady;
    }

    public Uri Address { get; }

    /// <summary>What it printed until it listened.</summary>
    public string Log { get; }

    /// <summary>From the start of the process until it said that it listens.</summary>
    public TimeSpan UntilReady { get; }

    public int Id => _process.Id;

    /// <summary>Starts a server.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="cancellation">Ends the waiting, and the process.</param>
    /// <exception cref="InvalidOperationException">It ended without listening; carries what it printed.</exception>
    public static async Task<ServerProcess> StartAsync(IReadOnlyList<string> command, string folder, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var process = ProgramProcess.Start(command, folder);
        try
        {
            var (address, log) = await ListeningAsync(process, cancellation);
            return new ServerProcess(process, address, log, clock.Elapsed);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    /// <summary>Starts Sentinel on a free loopback port.</summary>
    /// <param name="dataDirectory">Where its events are.</param>
    /// <param name="cancellation">Ends the waiting, and the process.</param>
    /// <param name="tracer">A program and its arguments that runs the service; none: it is started directly.</param>
    /// <exception cref="InvalidOperationException">It ended without listening; carries what it printed.</exception>
    public static Task<ServerProcess> StartSentinelAsync(string dataDirectory, CancellationToken cancellation, params IReadOnlyList<string> tracer)
    {
        var service = ProgramProcess.Command("Sentinel.dll", "--urls", "http://127.0.0.1:0", "--Sentinel:DataDirectory", dataDirectory);
        return StartAsync([.. tracer, .. service], dataDirectory, cancellation);
    }

    /// <summary>Starts Sentinel on a free loopback port with options of the caller's own.</summary>
    /// <param name="dataDirectory">Where its events are.</param>
    /// <param name="options">Such as <c>Limits:Burst</c> and its value.</param>
    /// <param name="cancellation">Ends the waiting, and the process.</param>
    /// <exception cref="InvalidOperationException">It ended without listening; carries what it printed.</exception>
    public static Task<ServerProcess> StartSentinelAsync(
        string dataDirectory, IReadOnlyDictionary<string, string> options, CancellationToken cancellation)
    {
        var service = ProgramProcess.Command("Sentinel.dll", "--urls", "http://127.0.0.1:0", "--Sentinel:DataDirectory", dataDirectory);
        return StartAsync([.. service, .. options.SelectMany(option => (string[])[$"--Sentinel:{option.Key}", option.Value])], dataDirectory, cancellation);
    }

    /// <summary>SIGKILL: nothing of the process runs any more when this returns.</summary>
    public async Task KillAsync(CancellationToken cancellation)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellation).WaitAsync(Patience, cancellation);
    }

    /// <summary>SIGTERM, and waits for the process that was started.</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <param name="server">The server's own process, where a tracer was started; null: the one that was started.</param>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync(CancellationToken cancellation, int? server = null)
    {
        using (var terminate = Process.Start("kill", ["-TERM", $"{server ?? Id}"]))
        {
            await terminate.WaitForExitAsync(cancellation);
        }

        await _process.WaitForExitAsync(cancellation).WaitAsync(Patience, cancellation);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static async Task<(Uri Address, string Log)> ListeningAsync(Process process, CancellationToken cancellation)
    {
        var log = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync(cancellation).AsTask().WaitAsync(Patience, cancellation) is { } line)
        {
            log.AppendLine(line);
            if (line.IndexOf(Marker, StringComparison.Ordinal) is >= 0 and var at)
            {
                // Nobody reads on: what it prints later must not fill the pipe and stop it.
                process.BeginErrorReadLine();
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return (new Uri(line[(at + Marker.Length)..].Trim()), log.ToString());
            }
        }

        throw new InvalidOperationException($"The server ended without listening: {log}{await process.StandardError.ReadToEndAsync(cancellation)}");
    }
}
