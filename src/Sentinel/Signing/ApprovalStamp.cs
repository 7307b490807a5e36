using System.Buffers.Text;
using System.Security.Cryptography;
using Sentinel.Identifiers;

namespace Sentinel.Signing;

/// <summary>What makes an approval one of a kind: with the same stamp, terms and key it is the same again.</summary>
/// <param name="ApprovalId">Its id, UUID version 7.</param>
/// <param name="IssuedAt">When it begins.</param>
/// <param name="Nonce">16 random bytes, base64url.</param>
public sealed record ApprovalStamp(Guid ApprovalId, DateTimeOffset IssuedAt, string Nonce)
{
    /// <summary>A new one.</summary>
    public static ApprovalStamp Draw(DateTimeOffset now) =>
        new(TimedId.Draw(now), now, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));
}
