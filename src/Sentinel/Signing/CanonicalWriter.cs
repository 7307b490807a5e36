using System.Buffers;
using System.Text.Json;

namespace Sentinel.Signing;

/// <summary>
/// Writes the canonical form (RFC 8785) of a document whose properties are known, without the way over a JSON tree. Its caller names them
/// in ascending order; of each document that is written so, a test compares the bytes with <see cref="Jcs"/>'s.
/// </summary>
/// <param name="capacity">Bytes that are expected; more are possible.</param>
internal sealed class CanonicalWriter(int capacity) : IDisposable
{
    private readonly CanonicalBuffer _output = new(capacity);
    private bool _isFirst = true;

    public CanonicalWriter Begin()
    {
        _output.Write("{"u8);
        _isFirst = true;
        return this;
    }

    public CanonicalWriter End()
    {
        _output.Write("}"u8);
        _isFirst = false;
        return this;
    }

    /// <summary>Begins the object that is a property's value.</summary>
    public CanonicalWriter Begin(ReadOnlySpan<byte> name) => Name(name).Begin();

    public CanonicalWriter BeginArray(ReadOnlySpan<byte> name)
    {
        Name(name)._output.Write("["u8);
        return this;
    }

    public CanonicalWriter EndArray()
    {
        _output.Write("]"u8);
        _isFirst = false;
        return this;
    }

    /// <summary>Separates this item of an array from the one before it.</summary>
    public CanonicalWriter Next()
    {
        _output.Write(","u8);
        return this;
    }

    /// <summary>A string; null: no property.</summary>
    public CanonicalWriter Text(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            CanonicalString.Write(value, Name(name)._output);
        }

        return this;
    }

    public CanonicalWriter Flag(ReadOnlySpan<byte> name, bool value)
    {
        Name(name)._output.Write(value ? "true"u8 : "false"u8);
        return this;
    }

    public CanonicalWriter Number(ReadOnlySpan<byte> name, double value)
    {
        EcmaScriptNumber.Write(value, Name(name)._output);
        return this;
    }

    /// <summary>Any JSON.</summary>
    /// <exception cref="FormatException">It has no canonical form.</exception>
    public CanonicalWriter Value(ReadOnlySpan<byte> name, JsonElement value)
    {
        Jcs.Write(value, Name(name)._output);
        return this;
    }

    public byte[] ToArray() => _output.ToArray();

    public void Dispose() => _output.Dispose();

    private CanonicalWriter Name(ReadOnlySpan<byte> name)
    {
        var length = name.Length + 3 + (_isFirst ? 0 : 1);
        var target = _output.GetSpan(length);
        if (!_isFirst)
        {
            target[0] = (byte)',';
            target = target[1..];
        }

        target[0] = (byte)'"';
        name.CopyTo(target[1..]);
        target[name.Length + 1] = (byte)'"';
        target[name.Length + 2] = (byte)':';
        _output.Advance(length);
        _isFirst = false;
        return this;
    }
}
