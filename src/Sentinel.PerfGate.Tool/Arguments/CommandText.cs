using System.CommandLine;

namespace Sentinel.PerfGate.Tool.Arguments;

/// <summary>A command line as it can be typed again.</summary>
internal static class CommandText
{
    /// <param name="parsed">What was typed.</param>
    /// <param name="except">An option that whoever repeats the command will set himself.</param>
    public static string Of(ParseResult parsed, Option except)
    {
        var words = new List<string> { "perfgate" };
        var skip = false;
        foreach (var token in parsed.Tokens)
        {
            var isExcepted = token.Value == except.Name;
            if (!isExcepted && !skip) words.Add(Quoted(token.Value));
            skip = isExcepted;
        }
        return string.Join(' ', words);
    }

    /// <summary>A command with those above it, as it is typed: <c>history add</c>; empty for the program itself.</summary>
    public static string NameOf(Command command) => command is RootCommand
        ? ""
        : string.Join(' ', command.Parents.OfType<Command>().Select(NameOf).Append(command.Name).Where(name => name.Length > 0));

    private static string Quoted(string word) =>
        word.Length > 0 && word.All(character => char.IsAsciiLetterOrDigit(character) || "-_./:=%,\\@+".Contains(character, StringComparison.Ordinal))
            ? word
            : $"\"{word.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
