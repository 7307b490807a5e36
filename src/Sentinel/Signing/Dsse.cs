using System.Buffers;
using System.Buffers.Text;
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
        var output = new ArrayBufferWriter<byte>(payload.Length + payloadType.Length + 32);
        output.Write("DSSEv1 "u8);
        Length(Encoding.UTF8.GetByteCount(payloadType), output);
        Encoding.UTF8.GetBytes(payloadType, output);
        output.Write(" "u8);
        Length(payload.Length, output);
        output.Write(payload);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>What an approval's signature covers: everything in it but <c>signature</c>, canonically.</summary>
    /// <exception cref="FormatException">The approval has no canonical form.</exception>
    public static byte[] ForApproval(JsonElement approval) =>
        PreAuthenticationEncoding(ApprovalPayloadType, Jcs.Canonicalize(approval, except: "signature"));

    private static void Length(int value, ArrayBufferWriter<byte> output)
    {
        var span = output.GetSpan(12);
        Utf8Formatter.TryFormat(value, span, out var written);
        span[written] = (byte)' ';
        output.Advance(written + 1);
    }
}
