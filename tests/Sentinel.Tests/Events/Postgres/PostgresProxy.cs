using System.Net;
using System.Net.Sockets;

namespace Sentinel.Tests.Events.Postgres;

/// <summary>A way to the cluster over TCP that a test can shut, or have lose the answer to a COMMIT that was made.</summary>
internal sealed class PostgresProxy : IAsyncDisposable
{
    private readonly string _server;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Lock _gate = new();
    private readonly List<Socket> _open = [];
    private readonly Task _accepting;
    private int _answersToLose;
    private bool _isShut;

    public PostgresProxy(string server)
    {
        _server = server;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>How many answers were lost so far.</summary>
    public int AnswersLost { get; private set; }

    /// <summary>Loses the answers to the next so many commits, each with its connection.</summary>
    public void LoseAnswersToCommits(int count)
    {
        lock (_gate)
        {
            _answersToLose = AnswersLost + count;
        }
    }

    /// <summary>From now on it is as if no server were there; connections under way end.</summary>
    public void Shut()
    {
        lock (_gate)
        {
            _isShut = true;
            _open.ForEach(socket => socket.Dispose());
            _open.Clear();
        }
    }

    public void Reopen()
    {
        lock (_gate)
        {
            _isShut = false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        Shut();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptSocketAsync());
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The listener was closed.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            try
            {
                lock (_gate)
                {
                    if (_isShut)
                    {
                        return;
                    }

                    _open.AddRange([client, server]);
                }

                await server.ConnectAsync(new UnixDomainSocketEndPoint(_server));
                var losesAnswer = false;
                var question = PumpAsync(client, server, bytes =>
                {
                    losesAnswer |= bytes.AsSpan().IndexOf("COMMIT\0"u8) >= 0 && TakeAnswerToLose();
                    return true;
                });
                await Task.WhenAny(question, PumpAsync(server, client, _ => !losesAnswer));
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // Shut meanwhile.
            }
        }
    }

    private bool TakeAnswerToLose()
    {
        lock (_gate)
        {
            if (AnswersLost == _answersToLose)
            {
                return false;
            }

            AnswersLost++;
            return true;
        }
    }

    private static async Task PumpAsync(Socket source, Socket target, Func<byte[], bool> passes)
    {
        try
        {
            var buffer = new byte[64 * 1024];
            while (await source.ReceiveAsync(buffer.AsMemory()) is > 0 and var count)
            {
                var bytes = buffer[..count];
                if (!passes(bytes))
                {
                    return;
                }

                for (var sent = 0; sent < count;)
                {
                    sent += await target.SendAsync(bytes.AsMemory(sent));
                }
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The other side is gone.
        }
    }
}
