namespace Sentinel.Tests.Documentation;

/// <summary>Commands that a page tells its reader to type.</summary>
/// <param name="Line">Where they begin, from 1.</param>
/// <param name="Commands">The lines of the block.</param>
/// <param name="Answer">What the page says they print, a block of JSON right behind; null when it does not say.</param>
internal sealed record ShellExample(int Line, string Commands, string? Answer)
{
    /// <summary>All blocks of <c>sh</c> on a page that call curl, or have what the next ones need.</summary>
    public static IReadOnlyList<ShellExample> Of(string page)
    {
        var lines = page.ReplaceLineEndings("\n").Split('\n');
        var examples = new List<ShellExample>();
        for (var line = 0; line < lines.Length; line++)
        {
            if (lines[line] != "```sh")
            {
                continue;
            }

            var begin = line + 1;
            line = EndOf(lines, begin);
            var commands = string.Join('\n', lines[begin..line]);
            string? answer = null;
            if (line + 2 < lines.Length && lines[line + 1].Length == 0 && lines[line + 2] == "```json")
            {
                var end = EndOf(lines, line + 3);
                answer = string.Join('\n', lines[(line + 3)..end]);
                line = end;
            }

            if (commands.Contains("curl ", StringComparison.Ordinal))
            {
                examples.Add(new ShellExample(begin + 1, commands, answer));
            }
        }

        return examples;
    }

    private static int EndOf(string[] lines, int begin)
    {
        var end = Array.IndexOf(lines, "```", begin);
        return end >= 0 ? end : throw new FormatException($"The block that begins at line {begin} does not end.");
    }
}
