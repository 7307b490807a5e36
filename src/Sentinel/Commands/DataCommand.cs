using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using System.Text.Json;
using Sentinel.Configuration;
using Sentinel.Events;

namespace Sentinel.Commands;

/// <summary>What commands that read a log share: where it is, the configuration's options, the format, errors.</summary>
internal sealed class DataCommand
{
    private const int Refused = 2;
    private const string ConfigurationPrefix = "--Sentinel:";

    private readonly Option<string?> _data = new("--data")
    {
        Description = "The data directory. Default: that of the service, Sentinel:DataDirectory.",
        HelpName = "DIR",
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "What standard output gets.",
        HelpName = "text|json",
        DefaultValueFactory = _ => "text",
        CustomParser = Format,
    };

    private readonly Command _command;
    private readonly TextWriter _error;

    public DataCommand(string name, string description, TextWriter output, TextWriter error, IEnumerable<Option> options)
    {
        Output = output;
        _error = error;
        _command = new Command(name, description) { _data, _format };
        foreach (var option in options)
        {
            _command.Add(option);
        }
    }

    public TextWriter Output { get; }

    /// <summary>Whether the command also reads the log of PostgreSQL, when the configuration names one and no directory is given.</summary>
    public bool ReadsPostgreSql { get; init; }

    /// <summary>A name from a damaged or forged log must not speak to the terminal.</summary>
    public static string Printable(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? '?' : letter));

    public bool WritesJson(ParseResult parsed) => parsed.GetValue(_format) == "json";

    /// <summary>Says a thing on the way.</summary>
    public void Tell(string text) => _error.WriteLine(text);

    /// <summary>Says why nothing was done.</summary>
    /// <returns>The exit code.</returns>
    public int Refuse(string reason)
    {
        _error.WriteLine($"sentinel: {reason}");
        return Refused;
    }

    /// <summary>Parses, finds the data directory, and acts.</summary>
    public async Task<int> RunAsync(string[] arguments, Func<ParseResult, SentinelOptions, Task<int>> action)
    {
        var (own, configuration) = Split(arguments);
        _command.SetAction((parsed, _) => ActAsync(parsed, configuration, action));
        var parsed = new RootCommand("Sentinel") { _command }.Parse(own);
        if (parsed.Action is not { ClearsParseErrors: true } && parsed.Errors is [var mistake, ..])
        {
            return Refuse($"{mistake.Message} See `{_command.Name} --help`.");
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { Output = Output, Error = _error, EnableDefaultExceptionHandler = false });
    }

    private async Task<int> ActAsync(ParseResult parsed, string[] configuration, Func<ParseResult, SentinelOptions, Task<int>> action)
    {
        try
        {
            return await action(parsed, Options(parsed, configuration));
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or JsonException or IOException or UnauthorizedAccessException
            or DbException or EventStoreException)
        {
            return Refuse(error.Message);
        }
    }

    private SentinelOptions Options(ParseResult parsed, string[] configuration)
    {
        var options = ServiceConfiguration.Read(WebApplication.CreateSlimBuilder(configuration));
        if (parsed.GetValue(_data) is { } data)
        {
            options.DataDirectory = Path.GetFullPath(data);
            options.PostgreSql = null;
        }
        else if (options.UsesPostgreSql && ReadsPostgreSql)
        {
            return options;
        }
        else if (options.UsesPostgreSql)
        {
            throw new InvalidOperationException($"Sentinel:PostgreSql is set, and {_command.Name} reads a data directory. Name one with --data.");
        }

        return File.Exists(options.DatabaseFile) ? options : throw new FileNotFoundException($"There is no event database {options.DatabaseFile}.");
    }

    /// <summary>Parts what is the configuration's, <c>--Sentinel:Key=value</c> or <c>--Sentinel:Key value</c>, from what is the command's.</summary>
    private static (List<string> Own, string[] Configuration) Split(string[] arguments)
    {
        var own = new List<string>();
        var configuration = new List<string>();
        for (var i = 0; i < arguments.Length; i++)
        {
            var isConfiguration = arguments[i].StartsWith(ConfigurationPrefix, StringComparison.OrdinalIgnoreCase);
            (isConfiguration ? configuration : own).Add(arguments[i]);
            if (isConfiguration && !arguments[i].Contains('=') && i + 1 < arguments.Length)
            {
                configuration.Add(arguments[++i]);
            }
        }

        return (own, [.. configuration]);
    }

    private static string Format(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text is not ("text" or "json"))
        {
            result.AddError($"'{text}' is no format. Valid values are text and json.");
        }

        return text;
    }
}
