using Sentinel.Signing.Rotation;

namespace Sentinel.Signing;

/// <summary>Issues approvals with the active key. Thread-safe.</summary>
public sealed class ApprovalSigner : IApprovalSigner
{
    private readonly TrustStore _trust;
    private readonly ApprovalRules _rules;
    private readonly TimeProvider _clock;
    private SigningKey _key;

    /// <summary>Starts with a key, which the trust store learns as active unless it knows it already.</summary>
    public ApprovalSigner(SigningKey key, TrustStore trust, ApprovalRules rules, TimeProvider clock)
    {
        _key = key;
        _trust = trust;
        _rules = rules.Validated();
        _clock = clock;
        if (trust.Find(key.KeyId) is null)
        {
            trust.Add(key.ToTrusted());
        }
    }

    /// <summary>The id of the key that signs now.</summary>
    public string KeyId => Key.KeyId;

    /// <summary>The key that signs now.</summary>
    internal SigningKey Key => Volatile.Read(ref _key);

    /// <summary>Issues and signs an approval that begins now.</summary>
    public SignedApproval Sign(ApprovalTerms terms) => Sign(terms, ApprovalStamp.Draw(_clock.GetUtcNow()));

    /// <summary>
    /// Issues and signs an approval that begins when its stamp says. The stamp is drawn before the call: a key that is still in place
    /// after it retires no earlier than what it signs was issued.
    /// </summary>
    public SignedApproval Sign(ApprovalTerms terms, ApprovalStamp stamp)
    {
        var key = Key;
        return ApprovalDraft.Sign(ApprovalDraft.Write(terms, stamp, _rules.Lifetime, key.KeyId, key.PublicKey.Span), data => key.Sign(data));
    }

    /// <summary>
    /// Goes over to another key without a restart: it becomes active, the present one retires, and what that one signed stays valid
    /// until it expires.
    /// </summary>
    /// <returns>The key that signed until now; the caller disposes of it once no signing can be under way.</returns>
    public SigningKey Rotate(SigningKey next)
    {
        if (_trust.Find(next.KeyId) is { Status: KeyStatus.Pending })
        {
            _trust.Activate(next.KeyId);
        }
        else
        {
            _trust.Add(next.ToTrusted());
        }

        var previous = Interlocked.Exchange(ref _key, next);
        _trust.Retire(previous.KeyId);
        return previous;
    }

    /// <summary>Goes over to another whole ring of keys, as <see cref="Rotate(SigningKey)"/> does to another key.</summary>
    /// <returns>The key that signed until now.</returns>
    internal SigningKey Rotate(KeyRing ring)
    {
        // The next key counts before it signs, and the present one retires after it signed last: no signature is made that does not hold.
        _trust.Admit(ring.Signing.ToTrusted());
        var previous = Interlocked.Exchange(ref _key, ring.Signing);
        _trust.Replace(ring.Trusted);
        return previous;
    }
}
