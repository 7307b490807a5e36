namespace Sentinel.Tests.Validation.Generated;

/// <summary>One thing wrong.</summary>
/// <param name="Kind">What, in a word or two.</param>
/// <param name="Pointer">Where the validator must see it.</param>
/// <param name="Spoil">Makes it wrong; in the document that the fault was found for, and only while nothing around the place was changed.</param>
/// <param name="IsOurs">Whether JSON Schema itself has nothing against it.</param>
internal sealed record Fault(string Kind, string Pointer, Action<RawParts> Spoil, bool IsOurs = false)
{
    /// <summary>Whether one of both lies inside the other or beside it in an array, so that they cannot be made together.</summary>
    public bool Touches(Fault other) => Inside(Pointer, other.Pointer) || Inside(other.Pointer, Pointer);

    public override string ToString() => $"{Kind} at {Pointer}";

    private static bool Inside(string inner, string outer) => inner == outer || inner.StartsWith(outer + "/", StringComparison.Ordinal);
}
