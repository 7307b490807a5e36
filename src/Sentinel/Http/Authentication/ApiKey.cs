using System.Security.Claims;

namespace Sentinel.Http.Authentication;

/// <summary>A key this service knows.</summary>
/// <param name="Hash">SHA-256 of the key.</param>
/// <param name="Holder">Whoever presents it: the key's name, and a claim for each scope.</param>
internal sealed record ApiKey(ReadOnlyMemory<byte> Hash, ClaimsPrincipal Holder);
