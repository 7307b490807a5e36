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
