using System.Diagnostics;
using System.Text;

namespace Sentinel.Durability.Serving;

/// <summary>The serving program as a process of its own, on a free loopback port.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private const string Marker = "Now listening on: ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServiceProcess(Process process, Uri address, TimeSpan untilReady)
    {
        _process = process;
        Address = address;
        UntilReady = untilReady;
    }

    public Uri Address { get; }

    /// <summary>From the start of the process until it said that it listens.</summary>
    public TimeSpan UntilReady { get; }

    public int Id => _process.Id;

    /// <summary>Starts it over a data directory.</summary>
    /// <param name="dataDirectory">Where its events are.</param>
    /// <param name="tracer">A program and its arguments that runs the service; none: it is started directly.</param>
    /// <param name="cancellation">Ends the waiting, and the process.</param>
    /// <exception cref="InvalidOperationException">It ended without listening; carries what it printed.</exception>
    public static async Task<ServiceProcess> StartAsync(string dataDirectory, IReadOnlyList<string> tracer, CancellationToken cancellation)
    {
        string[] command =
        [
            .. tracer, "dotnet", Path.Combine(AppContext.BaseDirectory, "Sentinel.dll"),
            "--urls", "http://127.0.0.1:0", "--Sentinel:DataDirectory", dataDirectory,
        ];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = dataDirectory,
        };
        foreach (var name in start.Environment.Keys.Where(IsConfiguration).ToList())
        {
            start.Environment.Remove(name);
        }

        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        try
        {
            return new ServiceProcess(process, await ListeningAsync(process, cancellation), clock.Elapsed);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    /// <summary>SIGKILL: nothing of the process runs any more when this returns.</summary>
    public async Task KillAsync(CancellationToken cancellation)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellation).WaitAsync(Patience, cancellation);
    }

    /// <summary>SIGTERM to the service, and waits for the process that was started.</summary>
    /// <param name="service">The service's own process, where a tracer was started.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task EndAsync(int service, CancellationToken cancellation)
    {
        using (var terminate = Process.Start("kill", ["-TERM", $"{service}"]))
        {
            await terminate.WaitForExitAsync(cancellation);
        }

        await _process.WaitForExitAsync(cancellation).WaitAsync(Patience, cancellation);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static bool IsConfiguration(string name) =>
        name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name.StartsWith("SENTINEL", StringComparison.OrdinalIgnoreCase);

    private static async Task<Uri> ListeningAsync(Process process, CancellationToken cancellation)
    {
        var log = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync(cancellation).AsTask().WaitAsync(Patience, cancellation) is { } line)
        {
            log.AppendLine(line);
            if (line.IndexOf(Marker, StringComparison.Ordinal) is >= 0 and var at)
            {
                // Nobody reads on: what it prints later must not fill the pipe and stop it.
                process.ErrorDataReceived += (_, _) => { };
                process.BeginErrorReadLine();
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new Uri(line[(at + Marker.Length)..].Trim());
            }
        }

        throw new InvalidOperationException($"The service ended without listening: {log}{await process.StandardError.ReadToEndAsync(cancellation)}");
    }
}
