using System.CommandLine;
using System.CommandLine.Parsing;
using Sentinel.PerfGate.Budgets;

namespace Sentinel.PerfGate.Tool.Arguments;

/// <summary>Says in one line what is wrong with a command line, and what was probably meant.</summary>
internal static class UsageMistake
{
    /// <summary>The first mistake, or null when there is none.</summary>
    public static string? In(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (Misread(parsed) is { } token) return Unknown(token, parsed);
        if (parsed.UnmatchedTokens is [var unmatched, ..]) return Unknown(unmatched, parsed);
        if (command.Subcommands.Count > 0)
            return $"No command is given. Valid commands are {Names(command.Subcommands)}. {Help(command)} tells what they do.";
        return parsed.Errors is [var error, ..] ? $"{error.Message.TrimEnd('.')}. {SeeHelp(command)}" : null;
    }

    // A command that takes any number of files would take a mistyped option for one of them.
    private static string? Misread(ParseResult parsed)
    {
        for (SymbolResult? result = parsed.CommandResult; result is not null; result = result.Parent)
        {
            if (result is not CommandResult { } command) continue;
            var misread = command.Children.OfType<ArgumentResult>()
                .SelectMany(argument => argument.Tokens)
                .FirstOrDefault(token => token.Value is ['-', _, ..]);
            if (misread is not null) return misread.Value;
        }
        return null;
    }

    private static string Unknown(string token, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (token is ['-', ..])
        {
            var name = token.Split('=', ':')[0];
            var known = command.Options.Concat(Recursive(parsed)).Where(option => !option.Hidden).Select(option => option.Name);
            return $"Unknown option \"{name}\".{Suggestion.Sentence(name, known)} {SeeHelp(command)}";
        }
        if (command.Subcommands.Count > 0)
            return $"Unknown command \"{token}\".{Suggestion.Sentence(token, command.Subcommands.Select(known => known.Name))} Valid commands are {Names(command.Subcommands)}.";
        return $"\"{token}\" is not expected here. {SeeHelp(command)}";
    }

    private static IEnumerable<Option> Recursive(ParseResult parsed) => parsed.RootCommandResult.Command.Options.Where(option => option.Recursive);

    private static string Names(IEnumerable<Command> commands) => string.Join(", ", commands.Select(command => command.Name));

    private static string SeeHelp(Command command) => $"See {Help(command)}.";

    private static string Help(Command command) => $"`{$"perfgate {CommandText.NameOf(command)}".TrimEnd()} --help`";
}
