using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sentinel.PerfGate.Tests.Load;

/// <summary>
/// An HTTP/1.1 server on a free loopback port that answers with exactly the bytes of a script, right or wrong.
/// An answer that is null closes the connection; one that does not end in its declared length closes it too.
/// </summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, byte[]?> _script;
    private readonly Task _accepting;
    private int _requests;

    public ScriptedServer(Func<string, byte[]?> script)
    {
        _script = script;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public int Requests => Volatile.Read(ref _requests);

    public static byte[] Answer(string status, string body, int? length = null) =>
        Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {length ?? body.Length}\r\n\r\n{body}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await ReadRequestAsync(stream) is { } request)
                {
                    Interlocked.Increment(ref _requests);
                    if (_script(request) is not { } answer)
                    {
                        return;
                    }

                    await stream.WriteAsync(answer, _stop.Token);
                    if (IsCutOff(answer))
                    {
                        return;
                    }
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // The client or the test has ended.
            }
        }
    }

    private async Task<string?> ReadRequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[8192];
        while (true)
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0)
            {
                return null;
            }

            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            if (IsWhole(text.ToString()))
            {
                return text.ToString();
            }
        }
    }

    private static bool IsCutOff(byte[] answer) => !IsWhole(Encoding.ASCII.GetString(answer));

    private static bool IsWhole(string message)
    {
        var end = message.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        const string Header = "Content-Length: ";
        var at = message.IndexOf(Header, StringComparison.OrdinalIgnoreCase);
        return at < 0 || at > end || message.Length - end - 4 >= int.Parse(message[(at + Header.Length)..message.IndexOf('\r', at)]);
    }
}
