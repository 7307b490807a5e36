using System.Text.Json;

namespace Sentinel.Pipeline;

/// <summary>The content of <see cref="IntentEvents.ApprovalUsed"/>.</summary>
internal sealed record ApprovalUse(string ApprovalId, string Nonce)
{
    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, PipelineJson.Default.ApprovalUse);
}
