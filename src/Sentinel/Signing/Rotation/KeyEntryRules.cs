using Sentinel.Validation;

namespace Sentinel.Signing.Rotation;

/// <summary>What must hold between a key, the others of its file, and those trusted until now.</summary>
internal static class KeyEntryRules
{
    public static void Check(
        KeyEntry entry,
        TrustedKey key,
        List<TrustedKey> others,
        IReadOnlyCollection<TrustedKey> known,
        DateTimeOffset now,
        List<ValidationError> errors)
    {
        if (others.Any(key.IsSameKeyAs))
        {
            errors.Add(new ValidationError($"{entry.Pointer}/file", "holds a key that is in this list already"));
        }
        else if (others.Any(other => other.KeyId == key.KeyId))
        {
            errors.Add(new ValidationError($"{entry.Pointer}/keyId", "is the id of another key in this list"));
        }

        if (known.Any(present => present.KeyId == key.KeyId && !present.IsSameKeyAs(key)))
        {
            errors.Add(new ValidationError($"{entry.Pointer}/keyId", "is the id of another key until now. Take a new id"));
        }

        if (entry.Status != KeyStatus.Revoked && known.Any(present => present.Status == KeyStatus.Revoked && present.IsSameKeyAs(key)))
        {
            errors.Add(new ValidationError($"{entry.Pointer}/status", "must stay revoked, for there is no way back. Take a new key"));
        }

        if (entry.RetiredAt > now)
        {
            errors.Add(new ValidationError($"{entry.Pointer}/retiredAt", "lies in the future. Leave the key active until then"));
        }
    }
}
