using System.Collections.Immutable;

namespace Sentinel.Signing;

/// <summary>
/// The keys whose signatures count, by id. It is the only source of trust: a key inside a document is never asked. Changes are seen
/// by the next verification; readers take no lock.
/// </summary>
/// <param name="clock">Tells when a key retires.</param>
public sealed class TrustStore(TimeProvider clock)
{
    private ImmutableDictionary<string, TrustedKey> _keys = ImmutableDictionary.Create<string, TrustedKey>(StringComparer.Ordinal);

    /// <summary>All keys, in no order.</summary>
    public IReadOnlyCollection<TrustedKey> Keys => [.. Volatile.Read(ref _keys).Values];

    /// <summary>The key of that id; null when unknown.</summary>
    public TrustedKey? Find(string keyId) => Volatile.Read(ref _keys).GetValueOrDefault(keyId);

    /// <summary>Makes a key known. One that is retired already retires now.</summary>
    /// <exception cref="ArgumentException">Its id is taken.</exception>
    public void Add(TrustedKey key)
    {
        if (!ImmutableInterlocked.TryAdd(ref _keys, key.KeyId, Following(null, key, clock.GetUtcNow())))
        {
            throw new ArgumentException($"The key id '{key.KeyId}' is taken.", nameof(key));
        }
    }

    /// <summary>A pending key begins to count.</summary>
    /// <exception cref="InvalidOperationException">The key is unknown, or not pending.</exception>
    public void Activate(string keyId) => Move(keyId, KeyStatus.Active, key => key.Status == KeyStatus.Pending);

    /// <summary>An active key stops signing; what it signed until now counts until it expires.</summary>
    /// <exception cref="InvalidOperationException">The key is unknown, or not active.</exception>
    public void Retire(string keyId) => Move(keyId, KeyStatus.Retired, key => key.Status == KeyStatus.Active);

    /// <summary>Nothing the key ever signed counts any more. There is no way back.</summary>
    /// <exception cref="InvalidOperationException">The key is unknown.</exception>
    public void Revoke(string keyId) => Move(keyId, KeyStatus.Revoked, _ => true);

    /// <summary>
    /// Takes another whole set of keys in one step: a verification sees the one or the other. A retired key without a time retires now,
    /// or did when it was first seen so.
    /// </summary>
    /// <exception cref="ArgumentException">Two of the keys have one id.</exception>
    public void Replace(IReadOnlyCollection<TrustedKey> keys)
    {
        var now = clock.GetUtcNow();
        ImmutableInterlocked.Update(ref _keys, present => keys.ToImmutableDictionary(
            key => key.KeyId, key => Following(present.GetValueOrDefault(key.KeyId), key, now), StringComparer.Ordinal));
    }

    /// <summary>Lets a key count before the set of which it is one takes the place of the present one.</summary>
    internal void Admit(TrustedKey key)
    {
        var now = clock.GetUtcNow();
        ImmutableInterlocked.AddOrUpdate(ref _keys, key.KeyId, key, (_, present) => Following(present, key, now));
    }

    private static TrustedKey Following(TrustedKey? present, TrustedKey next, DateTimeOffset now) => (present, next) switch
    {
        ({ Status: KeyStatus.Revoked }, _) => next.With(KeyStatus.Revoked, retiredAt: null),
        (_, { Status: KeyStatus.Retired, RetiredAt: null }) => next.With(KeyStatus.Retired, present?.RetiredAt ?? now),
        _ => next,
    };

    private void Move(string keyId, KeyStatus status, Func<TrustedKey, bool> allowed)
    {
        DateTimeOffset? retiredAt = status == KeyStatus.Retired ? clock.GetUtcNow() : null;
        while (true)
        {
            var keys = _keys;
            if (!keys.TryGetValue(keyId, out var key) || !allowed(key))
            {
                throw new InvalidOperationException(
                    key is null ? $"The key '{keyId}' is unknown." : $"The key '{keyId}' is {key.Status} and cannot become {status}.");
            }

            if (Interlocked.CompareExchange(ref _keys, keys.SetItem(keyId, key.With(status, retiredAt)), keys) == keys)
            {
                return;
            }
        }
    }
}
