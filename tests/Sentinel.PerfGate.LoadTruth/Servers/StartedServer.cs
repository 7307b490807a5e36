using System.Diagnostics;

namespace Sentinel.PerfGate.LoadTruth.Servers;

/// <summary>The stalling server as a process of its own, ended when this is disposed of.</summary>
internal sealed class StartedServer : IDisposable
{
    private readonly Process _process;

    private StartedServer(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="before">A program and its arguments that runs it; none: it is started directly.</param>
    public static async Task<StartedServer> StartAsync(params string[] before)
    {
        var process = ThisProgram.Start(before, StallingServer.Verb);
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server ended without listening.");
        return new(process, new Uri(line));
    }

    /// <summary>From so many seconds on nobody is answered for a second.</summary>
    public async Task OrderStallAsync(double after)
    {
        using var client = new HttpClient();
        using var answer = await client.PostAsync(new Uri(Address, $"/stall/{after}/1"), content: null);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
