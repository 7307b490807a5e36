using System.Text;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets.Json;

/// <summary>The text of a file as UTF-8, with the lines and columns that editors show for it.</summary>
internal sealed class SourceText
{
    private readonly byte[] utf8;
    private readonly int[] lineStarts;
    private readonly Encoding encoding;

    /// <param name="file">The file's name in diagnostics.</param>
    /// <param name="bytes">Its content: UTF-8, or UTF-16 with a byte order mark.</param>
    public SourceText(string file, ReadOnlySpan<byte> bytes)
    {
        File = file;
        encoding = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        var content = bytes[encoding.Preamble.Length..];
        utf8 = encoding is UTF8Encoding ? content.ToArray() : Encoding.UTF8.GetBytes(encoding.GetString(content));
        lineStarts = [0, .. Enumerable.Range(0, utf8.Length).Where(i => utf8[i] == '\n').Select(i => i + 1)];
    }

    public string File { get; }

    public ReadOnlySpan<byte> Utf8 => utf8;

    /// <summary>Text as a file like this one holds it: in its encoding, with its byte order mark.</summary>
    public byte[] Encode(ReadOnlySpan<byte> text) =>
        [.. encoding.Preamble, .. encoding is UTF8Encoding ? text : encoding.GetBytes(Encoding.UTF8.GetString(text))];

    /// <summary>The blanks and tabs that a line begins with.</summary>
    /// <param name="line">The line, from 1.</param>
    public string IndentationOf(int line)
    {
        var rest = utf8.AsSpan(lineStarts[line - 1]);
        var length = rest.IndexOfAnyExcept((byte)' ', (byte)'\t');
        return Encoding.UTF8.GetString(length < 0 ? rest : rest[..length]);
    }

    /// <summary>The place of the first byte that is no UTF-8; null when all are.</summary>
    public SourceLocation? FirstInvalid()
    {
        var rest = new ReadOnlySpan<byte>(utf8);
        if (System.Text.Unicode.Utf8.IsValid(rest))
        {
            return null;
        }

        System.Text.Unicode.Utf8.ToUtf16(rest, new char[rest.Length], out var read, out _, replaceInvalidSequences: false);
        return LocationOf(read);
    }

    /// <summary>The place of a byte.</summary>
    public SourceLocation LocationOf(int offset)
    {
        var found = Array.BinarySearch(lineStarts, offset);
        var line = found >= 0 ? found : ~found - 1;
        return LocationOf(line, offset - lineStarts[line]);
    }

    /// <summary>The place of a UTF-16 unit of the whole text.</summary>
    public SourceLocation LocationOfUnit(int index) => LocationOf(Encoding.UTF8.GetByteCount(Encoding.UTF8.GetString(utf8).AsSpan(0, index)));

    /// <summary>The place inside a JSON string, for a message about a part of it.</summary>
    /// <param name="opening">The place of its opening quote.</param>
    /// <param name="index">The UTF-16 unit of its content that is meant, from 0.</param>
    public SourceLocation LocationInside(SourceLocation opening, int index)
    {
        var start = lineStarts[opening.Line - 1];
        var end = opening.Line < lineStarts.Length ? lineStarts[opening.Line] : utf8.Length;
        var line = Encoding.UTF8.GetString(utf8, start, end - start);
        var at = opening.Column;
        for (var unit = 0; unit < index; unit++)
        {
            at += line[at] != '\\' ? 1 : line[at + 1] == 'u' ? 6 : 2;
        }

        return opening with { Column = at + 1 };
    }

    /// <summary>The place of a byte in a line, both counted from 0 and cut to what there is.</summary>
    public SourceLocation LocationOf(long line, long byteInLine)
    {
        var index = (int)Math.Clamp(line, 0, lineStarts.Length - 1);
        var start = lineStarts[index];
        var end = index + 1 < lineStarts.Length ? lineStarts[index + 1] - 1 : utf8.Length;
        var length = (int)Math.Clamp(byteInLine, 0, end - start);
        return new SourceLocation(File, index + 1, Encoding.UTF8.GetCharCount(utf8, start, length) + 1);
    }
}
