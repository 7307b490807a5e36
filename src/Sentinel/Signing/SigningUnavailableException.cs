namespace Sentinel.Signing;

/// <summary>Nothing can be signed now. Nothing was; trying again later is safe.</summary>
public sealed class SigningUnavailableException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>After how long it may be otherwise; null when unknown.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
