using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using System.Text.Json;
using Sentinel.Events;
using Sentinel.Events.Sqlite.Verification;
using Sentinel.Http;
using Sentinel.Signing;
using Sentinel.Signing.Rotation;

namespace Sentinel.Commands;

/// <summary><c>sentinel verify-log</c>: verifies the event log of a data directory, beside a running service or without one.</summary>
internal sealed class VerifyLogCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "verify-log";

    private const int Intact = 0;
    private const int Faulty = 1;
    private const int NotVerified = 2;
    private const string ConfigurationPrefix = "--Sentinel:";

    private readonly Option<string?> _data = new("--data")
    {
        Description = "The data directory. Default: that of the service, Sentinel:DataDirectory.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _receipt = new("--receipt")
    {
        Description = "A receipt, or the answer that holds it, to be held against the log: a JSON file, or - for standard input.",
        HelpName = "FILE|-",
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "What standard output gets.",
        HelpName = "text|json",
        DefaultValueFactory = _ => "text",
        CustomParser = Format,
    };

    private readonly TextReader _input;
    private readonly TextWriter _output;
    private readonly TextWriter _error;

    private VerifyLogCommand(TextReader input, TextWriter output, TextWriter error)
    {
        _input = input;
        _output = output;
        _error = error;
    }

    /// <summary>Runs the command.</summary>
    /// <returns>0: intact; 1: something is wrong; 2: it could not be verified, or the arguments are wrong.</returns>
    public static Task<int> RunAsync(string[] arguments, TextReader input, TextWriter output, TextWriter error) =>
        new VerifyLogCommand(input, output, error).RunAsync(arguments);

    private async Task<int> RunAsync(string[] arguments)
    {
        var (own, configuration) = Split(arguments);
        var command = new Command(
            Name, $"Verifies the event log: chains, signed checkpoints, file. Takes the options of the configuration ({ConfigurationPrefix}…) as well.")
        {
            _data,
            _receipt,
            _format,
        };
        command.SetAction(parsed => Run(parsed, configuration));
        var parsed = new RootCommand("Sentinel") { command }.Parse(own);
        if (parsed.Action is not { ClearsParseErrors: true } && parsed.Errors is [var mistake, ..])
        {
            return Refuse($"{mistake.Message} See `{Name} --help`.");
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { Output = _output, Error = _error, EnableDefaultExceptionHandler = false });
    }

    private int Run(ParseResult parsed, string[] configuration)
    {
        try
        {
            var verification = Verify(parsed, configuration);
            if (parsed.GetValue(_format) == "json")
            {
                _output.WriteLine(JsonSerializer.Serialize(verification, VerifyLogJson.Default.LogVerification));
            }
            else
            {
                Write(verification);
            }

            return verification.Intact ? Intact : Faulty;
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or JsonException or IOException or UnauthorizedAccessException or DbException)
        {
            return Refuse(error.Message);
        }
    }

    private LogVerification Verify(ParseResult parsed, string[] configuration)
    {
        var options = SentinelProgram.ReadOptions(WebApplication.CreateSlimBuilder(configuration));
        if (parsed.GetValue(_data) is { } data)
        {
            options.DataDirectory = Path.GetFullPath(data);
        }
        else if (options.UsesPostgreSql)
        {
            throw new InvalidOperationException("Sentinel:PostgreSql is set, and verify-log reads a data directory. Name one with --data.");
        }

        if (!File.Exists(options.DatabaseFile))
        {
            throw new FileNotFoundException($"There is no event database {options.DatabaseFile}.");
        }

        var receipt = parsed.GetValue(_receipt) is { } file ? ReadReceipt(file) : null;
        return new SqliteLogVerifier(options.DatabaseFile, options.CheckpointFile, ReadTrust(options)).Verify(receipt, _error.WriteLine);
    }

    private static TrustStore ReadTrust(SentinelOptions options)
    {
        // A key that is not there yet signed nothing, and whoever verifies makes none.
        options.AllowGeneratedKey = File.Exists(SigningKeySource.GeneratedFile(options));
        var clock = TimeProvider.System;
        var directory = options.KeyDirectory is { } folder ? new KeyDirectory(folder, clock) : null;
        var keys = SigningKeySource.Open(options, directory, out _);
        var trust = new TrustStore(clock);
        trust.Replace(keys.Trusted);
        keys.Signing.Dispose();
        return trust;
    }

    private Receipt ReadReceipt(string file)
    {
        var document = JsonElement.Parse(file == "-" ? _input.ReadToEnd() : File.ReadAllText(file));
        var isAnswer = document.ValueKind == JsonValueKind.Object && document.TryGetProperty("receipt", out _);
        return (isAnswer ? document.GetProperty("receipt") : document).Deserialize(VerifyLogJson.Default.Receipt)
            ?? throw new FormatException("There is no receipt in it.");
    }

    private void Write(LogVerification verification)
    {
        var (events, streams, checkpoints) = (verification.Events, verification.Streams, verification.Checkpoints);
        var summary = $"{events} events in {streams} streams, {checkpoints} checkpoints";
        _output.WriteLine(verification.Intact ? $"{summary}: intact" : $"{summary}: {verification.FaultCount} faults");
        foreach (var fault in verification.Faults)
        {
            _output.WriteLine(Printable(fault.ToString()));
        }

        if (verification.FaultCount > verification.Faults.Count)
        {
            _output.WriteLine($"and {verification.FaultCount - verification.Faults.Count} more");
        }

        if (verification.Uncovered > 0)
        {
            _output.WriteLine($"{verification.Uncovered} events lie behind the last checkpoint");
        }
    }

    /// <summary>A name from a damaged or forged log must not speak to the terminal.</summary>
    private static string Printable(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? '?' : letter));

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

    private int Refuse(string reason)
    {
        _error.WriteLine($"sentinel: {reason}");
        return NotVerified;
    }
}
