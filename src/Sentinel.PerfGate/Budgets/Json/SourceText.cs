using System.Text;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets.Json;

/// <summary>The text of a file as UTF-8, with the lines and columns that editors show for it.</summary>
internal sealed class SourceText
{
    private readonly byte[] utf8;
    private readonly int[] lineStarts;

    /// <param name="file">The file's name in diagnostics.</param>
    /// <param name="bytes">Its content: UTF-8, or UTF-16 with a byte order mark.</param>
    public SourceText(string file, ReadOnlySpan<byte> bytes)
    {
        File = file;
        utf8 = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => bytes[3..].ToArray(),
            [0xFF, 0xFE, ..] => Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(bytes[2..])),
            [0xFE, 0xFF, ..] => Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(bytes[2..])),
            _ => bytes.ToArray(),
        };
        lineStarts = [0, .. Enumerable.Range(0, utf8.Length).Where(i => utf8[i] == '\n').Select(i => i + 1)];
    }

    public string File { get; }

    public ReadOnlySpan<byte> Utf8 => utf8;

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
