using Microsoft.AspNetCore.Server.Kestrel.Core;
using Sentinel.Validation;

namespace Sentinel.Http.Limits;

/// <summary>The limits that Kestrel enforces before any request reaches Sentinel.</summary>
internal static class ServerLimits
{
    /// <summary>Input of a connection that the server holds before somebody reads it.</summary>
    public const int UnreadBytes = 32 * 1_024;

    /// <summary>The same for HTTP/2, whose windows may not be smaller (RFC 9113, 6.9.2).</summary>
    private const int Http2Window = 64 * 1_024;

    /// <summary>Room for a verification's three documents.</summary>
    private const int MaxBodyBytes = 4 * DocumentLimits.MaxBytes;

    public static void Apply(KestrelServerOptions server, LimitOptions limits)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = MaxBodyBytes;
        server.Limits.MaxRequestBufferSize = UnreadBytes;
        server.Limits.Http2.InitialConnectionWindowSize = Http2Window;
        server.Limits.Http2.InitialStreamWindowSize = Http2Window;
        server.Limits.MaxConcurrentConnections = limits.Connections;
        server.Limits.MaxRequestHeadersTotalSize = limits.HeaderBytes;
        server.Limits.MaxRequestHeaderCount = limits.HeaderCount;
        server.Limits.RequestHeadersTimeout = limits.HeaderTimeout;
        server.Limits.KeepAliveTimeout = limits.KeepAliveTimeout;
        server.Limits.MinRequestBodyDataRate = new MinDataRate(limits.MinBytesPerSecond, limits.MinRateGrace);
        server.Limits.MinResponseDataRate = new MinDataRate(limits.MinBytesPerSecond, limits.MinRateGrace);
    }
}
