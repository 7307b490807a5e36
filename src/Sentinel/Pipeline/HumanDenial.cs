using System.Text.Json;
using Sentinel.Schemas;

namespace Sentinel.Pipeline;

/// <summary>The content of <see cref="IntentEvents.Denied"/>.</summary>
internal sealed record HumanDenial(string PlanId, HumanApprover DeniedBy, string? Justification)
{
    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, PipelineJson.Default.HumanDenial);

    public static HumanDenial Read(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, PipelineJson.Default.HumanDenial)!;
}
