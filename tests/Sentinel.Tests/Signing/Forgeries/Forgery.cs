using Sentinel.Signing;

namespace Sentinel.Tests.Signing.Forgeries;

/// <summary>A forged approval, and what it is held against.</summary>
internal sealed record Forgery(ReadOnlyMemory<byte> Approval, ApprovalBinding Binding);
