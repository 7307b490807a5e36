using System.Runtime.InteropServices;
using System.Text.Json;
using Sentinel.Signing;
using Sentinel.Validation;

namespace Sentinel.Http.Verify;

/// <summary>
/// What <c>POST /api/v1/verify</c> takes: <c>{intentId, signature, timestamp}</c>, or <c>{approval}</c> with, at will, the <c>plan</c> and
/// the <c>intent</c> it must approve and <c>use</c>.
/// </summary>
internal sealed record VerifyRequest
{
    /// <summary>Bytes: an approval, a plan and an intent may each have the size of a document.</summary>
    public const int MaxBytes = 3 * DocumentLimits.MaxBytes;

    public string? IntentId { get; private init; }

    public string Signature { get; private init; } = "";

    public DateTimeOffset Timestamp { get; private init; }

    public byte[] Approval { get; private init; } = [];

    public ApprovalBinding Binding { get; private init; } = ApprovalBinding.None;

    public bool Use { get; private init; }

    public static VerifyRequest? Read(ReadOnlySpan<byte> utf8, List<ValidationError> errors) =>
        StrictObject.Read(utf8, errors, body =>
            body.Root.TryGetProperty("approval", out var approval) ? ReadDocument(body, approval) : ReadStored(body));

    private static VerifyRequest ReadDocument(StrictObject body, JsonElement approval)
    {
        body.RefuseOthers("approval", "plan", "intent", "use");
        if (approval.ValueKind != JsonValueKind.Object)
        {
            body.Refuse("approval", "must be an object");
        }

        var use = body.Root.TryGetProperty("use", out var given) ? given.ValueKind : JsonValueKind.False;
        if (use is not (JsonValueKind.True or JsonValueKind.False))
        {
            body.Refuse("use", "must be true or false");
        }

        return new VerifyRequest
        {
            Approval = JsonMarshal.GetRawUtf8Value(approval).ToArray(),
            Binding = new ApprovalBinding(Digest(body, "plan"), Digest(body, "intent")),
            Use = use == JsonValueKind.True,
        };
    }

    private static VerifyRequest ReadStored(StrictObject body)
    {
        body.RefuseOthers("intentId", "signature", "timestamp");
        return new VerifyRequest { IntentId = body.Text("intentId"), Signature = body.Text("signature"), Timestamp = Time(body) };
    }

    private static string? Digest(StrictObject body, string name)
    {
        if (!body.Root.TryGetProperty(name, out var document))
        {
            return null;
        }

        if (document.ValueKind == JsonValueKind.Object)
        {
            return ContentDigest.Of(document);
        }

        body.Refuse(name, "must be an object");
        return null;
    }

    private static DateTimeOffset Time(StrictObject body)
    {
        body.Root.TryGetProperty("timestamp", out var value);
        if (value.ValueKind == JsonValueKind.String && Rfc3339.TryParse(value.GetString(), out var time))
        {
            return time;
        }

        // The years 0001 to 9999, beyond which there is no time to name.
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var milliseconds) && milliseconds is >= -62_135_596_800_000 and <= 253_402_300_799_999)
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        }

        var message = value.ValueKind == JsonValueKind.Undefined ? "is required" : "must be milliseconds since 1970 or an RFC 3339 time";
        body.Refuse("timestamp", message);
        return default;
    }
}
