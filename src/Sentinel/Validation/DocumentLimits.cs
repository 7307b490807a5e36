namespace Sentinel.Validation;

/// <summary>What no document may exceed, whatever its type.</summary>
public static class DocumentLimits
{
    /// <summary>Bytes of a document: 256 KiB.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>Objects and arrays inside one another, the root counted.</summary>
    public const int MaxDepth = 32;

    /// <summary>Errors listed for one document; the rest is counted.</summary>
    public const int MaxErrors = 1_000;
}
