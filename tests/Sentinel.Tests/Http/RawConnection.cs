using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Sentinel.Tests.Http;

/// <summary>A TCP connection on which a test says what no HTTP client would.</summary>
internal sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TcpClient _client;
    private readonly NetworkStream _stream;

    private RawConnection(TcpClient client)
    {
        _client = client;
        _stream = client.GetStream();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, address.Port, Cancellation);
        return new RawConnection(client);
    }

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await _stream.WriteAsync(bytes, Cancellation);

    /// <summary>Sends the piece again and again until the server closes.</summary>
    /// <returns>The bytes it took; the limit when it took that many.</returns>
    public async Task<long> SendUntilClosedAsync(ReadOnlyMemory<byte> piece, long limit)
    {
        var sent = 0L;
        try
        {
            while (sent < limit)
            {
                await SendAsync(piece).WaitAsync(Patience, Cancellation);
                sent += piece.Length;
            }
        }
        catch (IOException)
        {
            // It closed.
        }

        return sent;
    }

    /// <summary>All that comes until the server closes.</summary>
    public async Task<string> ReadToEndAsync()
    {
        var answer = new StringBuilder();
        var buffer = new byte[4_096];
        try
        {
            while (await _stream.ReadAsync(buffer, Cancellation).AsTask().WaitAsync(Patience, Cancellation) is > 0 and var read)
            {
                answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (IOException)
        {
            // A reset is an end, too.
        }

        return answer.ToString();
    }

    /// <summary>What comes next; empty when the server closed.</summary>
    public async Task<string> ReadSomeAsync()
    {
        var buffer = new byte[4_096];
        try
        {
            var read = await _stream.ReadAsync(buffer, Cancellation).AsTask().WaitAsync(Patience, Cancellation);
            return Encoding.Latin1.GetString(buffer, 0, read);
        }
        catch (IOException)
        {
            return "";
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _client.Dispose();
    }
}
