using System.Diagnostics;

namespace Sentinel.Speed.Http;

/// <summary>A server as a process of its own on a free loopback port, killed when this is disposed of.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Marker = "Now listening on: ";

    private readonly Process _process;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static Task<ServerProcess> StartSentinelAsync(string folder) =>
        StartAsync(folder, "Sentinel.dll", "--urls", "http://127.0.0.1:0", "--Sentinel:DataDirectory", folder);

    public static Task<ServerProcess> StartBareAsync(string folder) => StartAsync(folder, "Sentinel.Speed.dll", BareServer.Verb);

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(string folder, string assembly, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Marker, StringComparison.Ordinal) is >= 0 and var at)
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new ServerProcess(process, new Uri(line[(at + Marker.Length)..].Trim()));
            }
        }

        await process.WaitForExitAsync();
        throw new InvalidOperationException($"{assembly} ended with exit code {process.ExitCode} without listening.");
    }
}
