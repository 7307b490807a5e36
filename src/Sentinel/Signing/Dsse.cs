using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sentinel.Signing;

/// <summary>
/// The bytes that are signed: DSSE's pre-authentication encoding (secure-systems-lab/dsse, protocol.md),
/// <c>"DSSEv1" SP len(type) SP type SP len(body) SP body</c>, so that a signature over one kind of document is none over another.
/// </summary>
public static class Dsse
{
    /// <summary>The payload type of approvals.</summary>
    public const string ApprovalPayloadType = "application/vnd.sentinel.approval+json";

    /// <summary>Encodes a payload.</summary>
    public static byte[] PreAuthenticationEncoding(string payloadType, ReadOnlySpan<byte> payload)
    {
        var head = string.Create(
            CultureInfo.InvariantCulture, $"DSSEv1 {Encoding.UTF8.GetByteCount(payloadType)} {payloadType} {payload.Length} ");
        var encoded = new byte[Encoding.UTF8.GetByteCount(head) + payload.Length];
        payload.CopyTo(encoded.AsSpan(Encoding.UTF8.GetBytes(head, encoded)));
        return encoded;
    }

    /// <summary>What an approval's signature covers: everything in it but <c>signature</c>, canonically.</summary>
    /// <exception cref="FormatException">The approval has no canonical form.</exception>
    public static byte[] ForApproval(JsonElement approval) =>
        PreAuthenticationEncoding(ApprovalPayloadType, Jcs.Canonicalize(approval, except: "signature"));
}
