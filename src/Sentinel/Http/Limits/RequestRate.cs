using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Sentinel.Telemetry;

namespace Sentinel.Http.Limits;

/// <summary>How many requests each client may make: a bucket of tokens for every API key, and for every address without one.</summary>
internal static class RequestRate
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static void AddRequestRate(this IServiceCollection services, LimitOptions limits)
    {
        var bucket = BucketOf(limits);
        services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, object>(
                context => RateLimitPartition.GetTokenBucketLimiter(ClientOf(context), _ => bucket));
            limiter.OnRejected = (refused, _) => new ValueTask(RefuseAsync(refused));
        });
    }

    private static TokenBucketRateLimiterOptions BucketOf(LimitOptions limits) => new()
    {
        TokenLimit = limits.Burst,
        TokensPerPeriod = Math.Max(1, (int)limits.RequestsPerSecond),
        ReplenishmentPeriod = limits.RequestsPerSecond < 1 ? Second / limits.RequestsPerSecond : Second,
        QueueLimit = 0,
    };

    private static object ClientOf(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true, Name: { } key } ? key : context.Connection.RemoteIpAddress ?? IPAddress.None;

    private static Task RefuseAsync(OnRejectedContext refused)
    {
        SentinelMetrics.Refused(Refusal.RateLimit);
        var retryAfter = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Second;
        return Problems.WriteLaterAsync(
            refused.HttpContext, StatusCodes.Status429TooManyRequests, "This client makes more requests than it may.", retryAfter);
    }
}
