namespace Sentinel.Signing;

/// <summary>Whether an approval holds, and if not, why.</summary>
/// <param name="Verified">True only when every check passed.</param>
/// <param name="Reason">A sentence; <c>verified</c> when it holds.</param>
public sealed record Verification(bool Verified, string Reason)
{
    internal static Verification Accepted { get; } = new(true, "verified");

    internal static Verification Refused(string reason) => new(false, reason);
}
