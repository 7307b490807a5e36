using System.Runtime.InteropServices;
using System.Text.Json;

namespace Sentinel.Validation;

/// <summary>A property of a <see cref="PlainObject"/>.</summary>
/// <param name="Name">Its name, UTF-8, as a document has it without escapes.</param>
/// <param name="Text">What its value must be when it is a plain string; null when it is none.</param>
/// <param name="IsFree">Whether its value is an object that may hold anything.</param>
internal sealed record PlainProperty(byte[] Name, PlainString? Text, bool IsFree)
{
    /// <summary>Whether a value certainly holds; false says nothing.</summary>
    public bool Holds(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Text is not null && PlainJson.IsUnescaped(JsonMarshal.GetRawUtf8Value(value)) && Text.Holds(value.GetString()!),
        JsonValueKind.Object => IsFree && PlainJson.IsPlain(value),
        _ => false,
    };
}
