namespace Sentinel.Http.Limits;

/// <summary>What the server takes at most, and how slow its clients may be.</summary>
public sealed class LimitOptions
{
    /// <summary>
    /// Requests a second for each API key, or each address without one; at least 0.0001. Default: 100,000, ten times what one client is
    /// meant to reach: it stops a client gone wild, and is to be set to what a key is worth.
    /// </summary>
    public double RequestsPerSecond { get; set; } = 100_000;

    /// <summary>Requests a key or address may make at once after a pause; at least 1. Default: 100,000.</summary>
    public int Burst { get; set; } = 100_000;

    /// <summary>
    /// Requests worked on at once; at least 1. Default: 512, as many as one commit of the store takes. Fewer would leave commits half empty;
    /// more wait for the same commits.
    /// </summary>
    public int ConcurrentRequests { get; set; } = 512;

    /// <summary>Requests that wait for a place; at least 0. Default: 512, the next commit's. One more is refused at once with 503.</summary>
    public int QueuedRequests { get; set; } = 512;

    /// <summary>From a request's headers to its answer, its body and its waiting included; above zero. Default: 30 seconds.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Open connections; at least 1; one more is closed at once. Default: 10,240, which at 32 KiB of unread input each are 320 MiB.</summary>
    public int Connections { get; set; } = 10_240;

    /// <summary>Bytes of all headers of a request; at least 1,024, at most 32,768. Default: 16,384.</summary>
    public int HeaderBytes { get; set; } = 16 * 1_024;

    /// <summary>Headers of a request; at least 8. Default: 64.</summary>
    public int HeaderCount { get; set; } = 64;

    /// <summary>From a request's first byte to the end of its headers; at least a second. Default: 10 seconds.</summary>
    public TimeSpan HeaderTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection may wait for a request; at least a second. Default: 90 seconds, longer than proxies keep theirs.</summary>
    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>Bytes a second that bodies must come with and answers be taken with; above 0. Default: 240.</summary>
    public double MinBytesPerSecond { get; set; } = 240;

    /// <summary>How long a slower transfer is borne; above a second. Default: 5 seconds.</summary>
    public TimeSpan MinRateGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <exception cref="InvalidOperationException">Limits are out of range; a line for each.</exception>
    internal LimitOptions Validated()
    {
        var second = TimeSpan.FromSeconds(1);
        var errors = new List<string>();
        Require(RequestsPerSecond is >= 0.0001 and <= int.MaxValue, nameof(RequestsPerSecond), "at least 0.0001");
        Require(Burst >= 1, nameof(Burst), "at least 1");
        Require(ConcurrentRequests >= 1, nameof(ConcurrentRequests), "at least 1");
        Require(QueuedRequests >= 0, nameof(QueuedRequests), "at least 0");
        Require(RequestTimeout > TimeSpan.Zero && RequestTimeout <= TimeSpan.FromDays(1), nameof(RequestTimeout), "above zero, at most a day");
        Require(Connections >= 1, nameof(Connections), "at least 1");
        Require(HeaderBytes is >= 1_024 and <= ServerLimits.UnreadBytes, nameof(HeaderBytes), $"1024 to {ServerLimits.UnreadBytes}");
        Require(HeaderCount >= 8, nameof(HeaderCount), "at least 8");
        Require(HeaderTimeout >= second, nameof(HeaderTimeout), "at least a second");
        Require(KeepAliveTimeout >= second, nameof(KeepAliveTimeout), "at least a second");
        Require(MinBytesPerSecond > 0, nameof(MinBytesPerSecond), "above 0");
        Require(MinRateGrace > second, nameof(MinRateGrace), "above a second");
        return errors.Count == 0 ? this : throw new InvalidOperationException(string.Join('\n', errors));

        void Require(bool holds, string limit, string range)
        {
            if (!holds)
            {
                errors.Add($"Invalid limit {limit}. It must be {range}.");
            }
        }
    }
}
