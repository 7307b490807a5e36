namespace Sentinel.Pipeline;

/// <summary>How the pipeline treats its store.</summary>
public sealed record PipelineOptions
{
    /// <summary>How long an intent waits to become durable before the store counts as unavailable. Default: 5 seconds.</summary>
    public TimeSpan StoreTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
