using System.Text.Json;
using Sentinel.Pipeline;
using Sentinel.Validation;

namespace Sentinel.Replay;

/// <summary>A request with everything that made its answer.</summary>
/// <param name="Session">The session it was recorded in.</param>
/// <param name="Time">When it came, to 100 ns.</param>
/// <param name="Body">The body as it came.</param>
/// <param name="Decision">What came of it.</param>
public sealed record RecordedRequest(Guid Session, DateTimeOffset Time, ReadOnlyMemory<byte> Body, IntentDecision Decision)
{
    /// <summary>The intent's id; null when it was refused.</summary>
    public string? IntentId { get; init; }

    /// <summary>What was wrong with it; null unless it was refused.</summary>
    public IReadOnlyList<ValidationError>? Errors { get; init; }

    /// <summary>What the decision was made of; null when it was refused.</summary>
    public RecordedInputs? Inputs { get; init; }

    internal byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, ReplayJson.Default.RecordedRequest);

    /// <exception cref="JsonException">The bytes are no recorded request.</exception>
    internal static RecordedRequest Read(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, ReplayJson.Default.RecordedRequest)!;
}
