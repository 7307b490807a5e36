using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using Sentinel.Signing;
using Sentinel.Validation;

namespace Sentinel.Http;

/// <summary>
/// What <c>POST /api/v1/verify</c> takes: <c>{intentId, signature, timestamp}</c>, or <c>{approval}</c> with, at will, the <c>plan</c> and
/// the <c>intent</c> it must approve and <c>use</c>.
/// </summary>
internal sealed record VerifyRequest
{
    /// <summary>Bytes: an approval, a plan and an intent may each have the size of a document.</summary>
    public const int MaxBytes = 3 * DocumentLimits.MaxBytes;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = DocumentLimits.MaxDepth + 1 };

    public string? IntentId { get; private init; }

    public string Signature { get; private init; } = "";

    public DateTimeOffset Timestamp { get; private init; }

    public byte[] Approval { get; private init; } = [];

    public ApprovalBinding Binding { get; private init; } = ApprovalBinding.None;

    public bool Use { get; private init; }

    public static VerifyRequest? Read(ReadOnlySpan<byte> utf8, List<ValidationError> errors)
    {
        if (!Utf8.IsValid(utf8))
        {
            errors.Add(new ValidationError("", "is not valid UTF-8"));
            return null;
        }

        try
        {
            var root = JsonElement.Parse(utf8, Strict);
            if (root.ValueKind != JsonValueKind.Object)
            {
                errors.Add(new ValidationError("", "must be an object"));
                return null;
            }

            var request = root.TryGetProperty("approval", out var approval) ? ReadDocument(root, approval, errors) : ReadStored(root, errors);
            return errors.Count == 0 ? request : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            errors.Add(new ValidationError("", $"is not strict JSON: {error.Message}"));
            return null;
        }
    }

    private static VerifyRequest ReadDocument(JsonElement root, JsonElement approval, List<ValidationError> errors)
    {
        RefuseOthers(root, ["approval", "plan", "intent", "use"], errors);
        if (approval.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new ValidationError("/approval", "must be an object"));
        }

        var use = root.TryGetProperty("use", out var given) ? given.ValueKind : JsonValueKind.False;
        if (use is not (JsonValueKind.True or JsonValueKind.False))
        {
            errors.Add(new ValidationError("/use", "must be true or false"));
        }

        return new VerifyRequest
        {
            Approval = JsonMarshal.GetRawUtf8Value(approval).ToArray(),
            Binding = new ApprovalBinding(Digest(root, "plan", errors), Digest(root, "intent", errors)),
            Use = use == JsonValueKind.True,
        };
    }

    private static VerifyRequest ReadStored(JsonElement root, List<ValidationError> errors)
    {
        RefuseOthers(root, ["intentId", "signature", "timestamp"], errors);
        return new VerifyRequest
        {
            IntentId = Text(root, "intentId", errors),
            Signature = Text(root, "signature", errors),
            Timestamp = Time(root, errors),
        };
    }

    private static string? Digest(JsonElement root, string name, List<ValidationError> errors)
    {
        if (!root.TryGetProperty(name, out var document))
        {
            return null;
        }

        if (document.ValueKind == JsonValueKind.Object)
        {
            return ContentDigest.Of(document);
        }

        errors.Add(new ValidationError($"/{name}", "must be an object"));
        return null;
    }

    private static string Text(JsonElement root, string name, List<ValidationError> errors)
    {
        if (root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
        {
            return value.GetString()!;
        }

        errors.Add(new ValidationError($"/{name}", value.ValueKind == JsonValueKind.Undefined ? "is required" : "must be a string"));
        return "";
    }

    private static DateTimeOffset Time(JsonElement root, List<ValidationError> errors)
    {
        root.TryGetProperty("timestamp", out var value);
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
        errors.Add(new ValidationError("/timestamp", message));
        return default;
    }

    private static void RefuseOthers(JsonElement root, string[] known, List<ValidationError> errors)
    {
        foreach (var property in root.EnumerateObject().Where(property => !known.Contains(property.Name)))
        {
            errors.Add(new ValidationError(JsonPointer.Append("", property.Name), "is not a property of this request"));
        }
    }
}
