using System.Security.Claims;
using System.Security.Cryptography;

namespace Sentinel.Http.Authentication;

/// <summary>The keys this service knows, by their hashes.</summary>
internal sealed class ApiKeyRing
{
    public const string ScopeClaim = "scope";

    private readonly List<ApiKey> _keys = [];

    /// <exception cref="InvalidOperationException">A key is not well-formed, or two share a name or a hash.</exception>
    public ApiKeyRing(IEnumerable<ApiKeyOptions> configured)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var hashes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in configured)
        {
            Check(key);
            if (!names.Add(key.Name) || !hashes.Add(key.Hash))
            {
                throw new InvalidOperationException($"The API key '{key.Name}' shares its name or its hash with another one.");
            }

            _keys.Add(new ApiKey(Convert.FromHexString(key.Hash), HolderOf(key)));
        }
    }

    public bool IsEmpty => _keys.Count == 0;

    /// <summary>Who holds the key; null when it is unknown.</summary>
    public ClaimsPrincipal? Find(string key)
    {
        if (key.Length > ApiKeySecret.MaxLength)
        {
            return null;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        ApiKeySecret.Hash(key, hash);
        ClaimsPrincipal? holder = null;

        // All are compared, each in fixed time: how long it takes tells nothing about any of them.
        foreach (var known in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, known.Hash.Span))
            {
                holder = known.Holder;
            }
        }

        return holder;
    }

    private static ClaimsPrincipal HolderOf(ApiKeyOptions key)
    {
        var claims = key.Scopes.Select(scope => new Claim(ScopeClaim, scope)).Prepend(new Claim(ClaimTypes.Name, key.Name));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, ApiKeyHandler.SchemeName));
    }

    /// <exception cref="InvalidOperationException">The key is not well-formed.</exception>
    public static void Check(ApiKeyOptions key)
    {
        // A configuration may set anything to null.
        if (key.Name is not { Length: >= 1 and <= 64 } || !key.Name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '_' or '-'))
        {
            throw new InvalidOperationException($"Invalid API key name '{key.Name}'. It needs 1 to 64 of A-Z a-z 0-9 . _ -");
        }

        if (key.Hash is not { Length: 2 * SHA256.HashSizeInBytes } || !key.Hash.All(char.IsAsciiHexDigit))
        {
            throw new InvalidOperationException($"Invalid hash of API key '{key.Name}'. It needs SHA-256 of the key, 64 hexadecimal digits.");
        }

        if (key.Scopes is not { Length: > 0 } || !key.Scopes.All(scope => Scopes.All.Contains(scope)))
        {
            throw new InvalidOperationException(
                $"Invalid scopes '{string.Join(',', key.Scopes ?? [])}' of API key '{key.Name}'. Valid scopes are {string.Join(", ", Scopes.All)}.");
        }
    }
}
