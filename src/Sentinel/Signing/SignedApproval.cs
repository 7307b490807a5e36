using Sentinel.Schemas;

namespace Sentinel.Signing;

/// <summary>An approval and the bytes it is stored and sent as.</summary>
/// <param name="Document">The approval, signature included.</param>
/// <param name="Utf8">Its canonical form.</param>
public sealed record SignedApproval(Approval Document, ReadOnlyMemory<byte> Utf8);
