using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Sentinel.Signing;

/// <summary>
/// A property in the place where it is to be written. A name in ASCII and without escapes, as nearly all are, is used as it stands in the
/// document; any other one is decoded once, for it is compared often.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct CanonicalProperty
{
    private readonly JsonProperty _property;
    private readonly string? _decoded;

    /// <exception cref="FormatException">Its name is no Unicode text.</exception>
    public CanonicalProperty(JsonProperty property)
    {
        _property = property;
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        _decoded = Ascii.IsValid(raw) && !raw.Contains((byte)'\\') ? null : CanonicalString.NameOf(property);
    }

    public string Name => _decoded ?? _property.Name;

    public JsonElement Value => _property.Value;

    private ReadOnlySpan<byte> Raw => JsonMarshal.GetRawUtf8PropertyName(_property);

    /// <summary>By UTF-16 code units (section 3.2.3), which the bytes of ASCII are as well.</summary>
    public static int Compare(CanonicalProperty left, CanonicalProperty right) =>
        left._decoded is null && right._decoded is null ? left.Raw.SequenceCompareTo(right.Raw) : string.CompareOrdinal(left.Name, right.Name);

    public bool IsNamed(string name) => _decoded is null ? _property.NameEquals(name) : string.Equals(_decoded, name, StringComparison.Ordinal);

    public void WriteName(IBufferWriter<byte> output)
    {
        if (_decoded is not null)
        {
            CanonicalString.Write(_decoded, output);
            output.Write(":"u8);
            return;
        }

        var raw = Raw;
        var target = output.GetSpan(raw.Length + 3);
        target[0] = (byte)'"';
        raw.CopyTo(target[1..]);
        target[raw.Length + 1] = (byte)'"';
        target[raw.Length + 2] = (byte)':';
        output.Advance(raw.Length + 3);
    }
}
