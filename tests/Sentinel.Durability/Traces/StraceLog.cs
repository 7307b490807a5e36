using System.Globalization;

namespace Sentinel.Durability.Traces;

/// <summary>Reads what <c>strace -f -y -xx</c> writes: strings in hexadecimal, files behind their descriptors.</summary>
internal static class StraceLog
{
    private const string Unfinished = "<unfinished ...>";
    private const string Resumed = " resumed>";

    /// <summary>All calls that succeeded and syncs that failed, in the order in which they returned.</summary>
    /// <exception cref="FormatException">A line is not what strace writes.</exception>
    public static IEnumerable<TracedCall> Read(IEnumerable<string> lines)
    {
        var begun = new Dictionary<int, (string Text, int Line)>();
        var positions = new Dictionary<string, long>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var thread = int.Parse(line.AsSpan(0, space), CultureInfo.InvariantCulture);
            var text = line[space..].TrimStart();
            var start = number;
            if (text.StartsWith("<... ", StringComparison.Ordinal))
            {
                (var beginning, start) = begun[thread];
                text = beginning + text[(text.IndexOf(Resumed, StringComparison.Ordinal) + Resumed.Length)..];
                begun.Remove(thread);
            }
            else if (text.EndsWith(Unfinished, StringComparison.Ordinal))
            {
                begun[thread] = (text[..^Unfinished.Length].TrimEnd(), number);
                continue;
            }

            if (Call(text, start, number, positions) is { } call)
            {
                yield return call;
            }
        }
    }

    /// <summary>The process that strace started: that of its first line.</summary>
    public static int FirstProcess(string line) => int.Parse(line.AsSpan(0, line.IndexOf(' ', StringComparison.Ordinal)), CultureInfo.InvariantCulture);

    private static TracedCall? Call(string text, int start, int end, Dictionary<string, long> positions)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var equals = text.LastIndexOf(" = ", StringComparison.Ordinal);
        // Signals and exits have neither; a call that never returned has no result.
        if (open <= 0 || equals < 0 || text[equals + 3] == '?')
        {
            return null;
        }

        var name = text[..open];
        var arguments = text[(open + 1)..text.LastIndexOf(')', equals)];
        var result = text[(equals + 3)..];
        if (result[0] == '-')
        {
            return name is "fsync" or "fdatasync" ? new TracedCall(name, PathOf(arguments), start, end) { Failed = true } : null;
        }

        return name switch
        {
            "openat" => Open(arguments, result, start, end, positions),
            "lseek" => Seek(arguments, result, positions),
            "write" => Write(name, arguments, Take(positions, Descriptor(arguments), Number(result)), Number(result), start, end),
            "pwrite64" => Write(name, arguments, LastNumber(arguments), Number(result), start, end),
            "ftruncate" => new TracedCall(name, PathOf(arguments), start, end) { Offset = LastNumber(arguments) },
            "fsync" or "fdatasync" => new TracedCall(name, PathOf(arguments), start, end),
            "unlink" => new TracedCall(name, Text(Strings(arguments)[0]), start, end),
            "sendmsg" or "sendto" => new TracedCall(name, PathOf(arguments), start, end) { Data = [.. Strings(arguments).SelectMany(part => part)] },
            _ => null,
        };
    }

    private static TracedCall Open(string arguments, string result, int start, int end, Dictionary<string, long> positions)
    {
        positions[Descriptor(result)] = 0;
        var creates = arguments.Contains("O_CREAT", StringComparison.Ordinal);
        return new TracedCall("openat", PathOf(result), start, end) { Creates = creates };
    }

    private static TracedCall? Seek(string arguments, string result, Dictionary<string, long> positions)
    {
        positions[Descriptor(arguments)] = Number(result);
        return null;
    }

    private static TracedCall Write(string name, string arguments, long offset, long written, int start, int end) =>
        new(name, PathOf(arguments), start, end) { Data = Strings(arguments)[0][..(int)written], Offset = offset };

    private static long Take(Dictionary<string, long> positions, string descriptor, long written)
    {
        var position = positions.GetValueOrDefault(descriptor);
        positions[descriptor] = position + written;
        return position;
    }

    private static string Descriptor(string text) => text[..Math.Max(0, text.IndexOf('<', StringComparison.Ordinal))];

    private static string PathOf(string text)
    {
        var begin = text.IndexOf('<', StringComparison.Ordinal) + 1;
        var path = begin == 0 ? "" : text[begin..text.IndexOf('>', begin)];
        return path.StartsWith("\\x", StringComparison.Ordinal) ? Text(Bytes(path)) : path;
    }

    private static List<byte[]> Strings(string arguments)
    {
        var strings = new List<byte[]>();
        for (var at = arguments.IndexOf('"', StringComparison.Ordinal); at >= 0; at = arguments.IndexOf('"', at + 1))
        {
            var begin = at + 1;
            at = arguments.IndexOf('"', begin);
            strings.Add(Bytes(arguments.AsSpan(begin, at - begin)));
        }

        return strings;
    }

    private static byte[] Bytes(ReadOnlySpan<char> escaped)
    {
        var bytes = new byte[escaped.Length / 4];
        for (var i = 0; i < bytes.Length; i++)
        {
            var digits = escaped.Slice(4 * i, 4);
            if (digits[0] != '\\' || digits[1] != 'x')
            {
                throw new FormatException($"'{digits}' is no byte as strace -xx writes it.");
            }

            bytes[i] = byte.Parse(digits[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        return bytes;
    }

    private static string Text(byte[] utf8) => System.Text.Encoding.UTF8.GetString(utf8);

    private static long Number(string text)
    {
        var end = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return long.Parse(end < 0 ? text : text.AsSpan(0, end), CultureInfo.InvariantCulture);
    }

    private static long LastNumber(string arguments) =>
        long.Parse(arguments.AsSpan(arguments.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture);
}
