using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Sentinel.Telemetry;

namespace Sentinel.Http.Limits;

/// <summary>
/// Lets so many requests work at once and so many wait; the others are refused at once, their bodies unread. Not a part of the rate
/// limiter: chained there, a request that waits would pay its client's rate twice.
/// </summary>
internal sealed class Admission(RequestDelegate next, ConcurrencyLimiter places)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<DisableRateLimitingAttribute>() is not null)
        {
            await next(context);
            return;
        }

        using var place = await places.AcquireAsync(1, context.RequestAborted);
        if (place.IsAcquired)
        {
            context.Features.Set(place);
            await next(context);
            return;
        }

        SentinelMetrics.Refused(Refusal.Concurrency);
        await Problems.WriteUnavailableAsync(context, "The service has as many requests as it takes.");
    }
}
