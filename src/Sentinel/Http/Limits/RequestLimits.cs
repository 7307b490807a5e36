using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Timeouts;
using Sentinel.Telemetry;

namespace Sentinel.Http.Limits;

/// <summary>Sets up the limits that hold for each request.</summary>
internal static class RequestLimits
{
    public static void AddRequestLimits(this IServiceCollection services, LimitOptions limits)
    {
        services.AddRequestRate(limits);
        services.AddSingleton(_ => new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = limits.ConcurrentRequests,
            QueueLimit = limits.QueuedRequests,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));
        services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = limits.RequestTimeout,
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
            WriteTimeoutResponse = context => RefuseAsync(context, limits.RequestTimeout),
        });
    }

    /// <summary>Outside of all limits: whoever watches the service must see it when it is busy.</summary>
    public static IEndpointConventionBuilder WithoutLimits(this IEndpointConventionBuilder endpoint) =>
        endpoint.DisableRateLimiting().DisableRequestTimeout();

    private static Task RefuseAsync(HttpContext context, TimeSpan timeout)
    {
        // The token is the one that just ended the request; the answer is not to be ended by it.
        context.RequestAborted = CancellationToken.None;
        SentinelMetrics.Refused(Refusal.Timeout);
        return Problems.WriteUnavailableAsync(context, $"The request was not done within {timeout.TotalSeconds:0.###} s.");
    }
}
