using System.Net;
using System.Net.Sockets;

namespace Sentinel.PerfGate.Tests.Load;

/// <summary>A loopback port where nothing listens.</summary>
internal static class ClosedPort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
