using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Sentinel.Serving;
using Xunit;

namespace Sentinel.Tests.Http;

/// <summary>Ten thousand open connections to the service's own process, most of which never send a whole request.</summary>
public sealed class ManyConnectionsTests : IDisposable
{
    private const int Count = 10_000;
    private const int Addresses = 4;
    private const int OpenFiles = 16_384;
    private const int MostMegabytes = 400;
    private const int MostTries = 1_000;
    private const string Post = "POST /api/v1/intents HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly TemporaryDirectory _directory = new();
    private readonly List<Socket> _connections = new(Count);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _connections.ForEach(connection => connection.Dispose());
        _directory.Dispose();
    }

    [Fact]
    public async Task Ten_thousand_connections_with_half_sent_requests_keep_nobody_out_and_take_less_than_400_MB()
    {
        AllowOpenFiles();

        // Nobody is to be closed for being slow before all are there.
        var options = new Dictionary<string, string> { ["Limits:HeaderTimeout"] = "00:02:00", ["Limits:KeepAliveTimeout"] = "00:05:00" };
        using var service = await ServerProcess.StartSentinelAsync(_directory.Path, options, Cancellation);
        string[] beginnings = ["", "POST /api", $"{Post}X-Slow:", $"{Post}X-Large: {new string('a', 8_000)}"];
        for (var i = 0; i < Count; i++)
        {
            await OpenAsync(service.Address, i, beginnings[i % beginnings.Length]);
        }

        using var client = new HttpClient { BaseAddress = service.Address };
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.Created, await PostAsync(client));
        }

        Assert.Equal(0, _connections.Count(IsClosed));

        // Half a body takes a place until it is too slow: more of them than there are places to work and to wait at.
        foreach (var idle in _connections.Where((_, i) => i % beginnings.Length == 0).Take(1_500))
        {
            await idle.SendAsync(Encoding.ASCII.GetBytes($"{Post}Content-Length: 1000\r\n\r\n{{"), Cancellation);
        }

        await ServedAsync(client);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", Cancellation)).StatusCode);
        Assert.InRange(MostMemory(service.Id), 1, MostMegabytes);
    }

    private async Task OpenAsync(Uri service, int number, string beginning)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _connections.Add(socket);

        // An address has too few ports for all of them where a test before this one has just used many.
        socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)(1 + (number % Addresses))]), 0));
        await socket.ConnectAsync(IPAddress.Loopback, service.Port, Cancellation);
        if (beginning.Length > 0)
        {
            await socket.SendAsync(Encoding.ASCII.GetBytes(beginning), Cancellation);
        }
    }

    /// <summary>Nothing was answered to half a request, so what can be read is the end.</summary>
    private static bool IsClosed(Socket socket) => socket.Poll(0, SelectMode.SelectRead);

    /// <summary>Asks until it is served; until then it is refused clearly.</summary>
    private static async Task ServedAsync(HttpClient client)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await PostAsync(client) == HttpStatusCode.Created)
            {
                return;
            }

            await Task.Delay(Pause, Cancellation);
        }

        Assert.Fail("Half-sent bodies kept others out.");
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client)
    {
        using var content = new ByteArrayContent(IntentDocument.Of(IntentDocument.NewId()));
        content.Headers.ContentType = new("application/json");
        using var response = await client.PostAsync("/api/v1/intents", content, Cancellation);
        Assert.True(
            response.StatusCode == HttpStatusCode.Created || (response.StatusCode == HttpStatusCode.ServiceUnavailable && response.Headers.RetryAfter is not null),
            $"{response.StatusCode}");
        return response.StatusCode;
    }

    /// <summary>The most physical memory the process ever had, in megabytes.</summary>
    private static long MostMemory(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        var megabytes = long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1_024;
        TestContext.Current.TestOutputHelper?.WriteLine($"{megabytes} MB at most.");
        return megabytes;
    }

    /// <summary>For this process and those it starts; .NET itself uses all that the hard limit allows.</summary>
    private static void AllowOpenFiles()
    {
        var limit = File.ReadLines("/proc/self/limits").Single(line => line.StartsWith("Max open files", StringComparison.Ordinal));
        if (int.TryParse(limit.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3], CultureInfo.InvariantCulture, out var soft) && soft < OpenFiles)
        {
            string[] command = [.. Environment.IsPrivilegedProcess ? (string[])[] : ["sudo", "-n"], "prlimit", $"--pid={Environment.ProcessId}", $"--nofile={OpenFiles}:{OpenFiles}"];
            using var raise = Process.Start(command[0], command[1..]);
            raise.WaitForExit();
            Assert.Equal(0, raise.ExitCode);
        }
    }
}
