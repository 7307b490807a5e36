namespace Sentinel.Perf.Signing;

/// <summary>A payload as it comes, and its signature.</summary>
internal sealed record SignedPayload(byte[] Utf8, byte[] Signature);
