using System.Text.Json;

namespace Sentinel.Pipeline;

/// <summary>The content of <see cref="IntentEvents.HumanRequested"/>.</summary>
internal sealed record HumanRequest(string PlanId, string Reason)
{
    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, PipelineJson.Default.HumanRequest);

    public static HumanRequest Read(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, PipelineJson.Default.HumanRequest)!;
}
