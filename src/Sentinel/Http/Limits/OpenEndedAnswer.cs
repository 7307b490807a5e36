using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Sentinel.Http.Limits;

/// <summary>An answer that goes on for as long as its reader likes, such as a feed of events.</summary>
internal static class OpenEndedAnswer
{
    /// <summary>From here on the request has no end to be late for, and its place is free for another one.</summary>
    public static void Begin(HttpContext context)
    {
        context.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        context.Features.Get<RateLimitLease>()?.Dispose();
    }
}
