namespace Sentinel.Tests.Signing.Forgeries;

/// <summary>What is done to an approval that holds, so that it must not hold any more.</summary>
public enum ForgeryKind
{
    /// <summary>A value is another valid one; the signature stays.</summary>
    Content,

    /// <summary>Bytes are damaged.</summary>
    Bytes,

    /// <summary>It is held against another plan.</summary>
    PlanSwapped,

    /// <summary>It is held against another intent.</summary>
    IntentSwapped,

    /// <summary>Truly signed, but over.</summary>
    Expired,

    /// <summary>Truly signed, but not begun.</summary>
    NotYetValid,

    /// <summary>Truly signed for longer than any approval may live.</summary>
    TooLongLived,

    /// <summary>Used before, perhaps in another spelling.</summary>
    Reused,

    /// <summary>Truly signed by a key that was revoked.</summary>
    RevokedKey,

    /// <summary>Truly signed by a key after it retired.</summary>
    RetiredKey,

    /// <summary>Truly signed by a key that is not active yet.</summary>
    PendingKey,

    /// <summary>Another document, or a signature over another type of document.</summary>
    OtherDocumentType,

    /// <summary>Signed by a key that nobody trusts.</summary>
    OtherKey,

    /// <summary>Names a key of one algorithm, signed by a trusted key of the other.</summary>
    AlgorithmSwapped,

    /// <summary>One to four bits of the signature are flipped.</summary>
    BitFlipped,

    /// <summary>The signature's s is another number for which the equation holds: n − s in ECDSA, s + k·L in Ed25519.</summary>
    OtherS,

    /// <summary>The signature is written another way.</summary>
    Reencoded,

    /// <summary>A member is given twice.</summary>
    DuplicateKey,

    /// <summary>A member that the contract does not have.</summary>
    ExtraField,

    /// <summary>Truly signed without a member that must be there.</summary>
    MissingField,
}
