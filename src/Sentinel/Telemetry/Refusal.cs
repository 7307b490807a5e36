namespace Sentinel.Telemetry;

/// <summary>Why a request was refused before anything was done for it: the tag <c>reason</c> of <c>sentinel.refusals</c>.</summary>
internal static class Refusal
{
    public const string Unauthenticated = "unauthenticated";
    public const string Forbidden = "forbidden";
    public const string RateLimit = "rate_limit";
    public const string Concurrency = "concurrency";
    public const string Timeout = "timeout";
    public const string Breaker = "breaker";
}
