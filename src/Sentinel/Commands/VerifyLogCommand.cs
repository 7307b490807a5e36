using System.CommandLine;
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
        Description = "What standard output gets: text or json. Default: text.",
        HelpName = "text|json",
        DefaultValueFactory = _ => "text",
    };

    private readonly TextReader _input;
    private readonly TextWriter _output;
    private readonly TextWriter _error;

    private VerifyLogCommand(TextReader input, TextWriter output, TextWriter error)
    {
        _input = input;
        _output = output;
        _error = error;
        _format.AcceptOnlyFromAmong("text", "json");
    }

    /// <summary>Runs the command.</summary>
    /// <returns>0: intact; 1: something is wrong; 2: it could not be verified, or the arguments are wrong.</returns>
    public static Task<int> RunAsync(string[] arguments, TextReader input, TextWriter output, TextWriter error) =>
        new VerifyLogCommand(input, output, error).RunAsync(arguments);

    private async Task<int> RunAsync(string[] arguments)
    {
        var command = new Command(
            Name, "Verifies the event log: its chains, its signed checkpoints, its file. Options of the configuration, such as --Sentinel:SigningKeyFile, count as for the service.")
        {
            _data,
            _receipt,
            _format,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed => Run(parsed));
        var parsed = new RootCommand("Sentinel") { command }.Parse(arguments);
        if (parsed.Action is not { ClearsParseErrors: true } && Mistake(parsed) is { } mistake)
        {
            return Refuse(mistake);
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { Output = _output, Error = _error, EnableDefaultExceptionHandler = false });
    }

    private int Run(ParseResult parsed)
    {
        try
        {
            var verification = Verify(parsed);
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

    private LogVerification Verify(ParseResult parsed)
    {
        var options = SentinelProgram.ReadOptions(WebApplication.CreateSlimBuilder([.. parsed.UnmatchedTokens]));
        if (parsed.GetValue(_data) is { } data)
        {
            options.DataDirectory = Path.GetFullPath(data);
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

    private static string? Mistake(ParseResult parsed)
    {
        for (var i = 0; i < parsed.UnmatchedTokens.Count; i++)
        {
            var token = parsed.UnmatchedTokens[i];
            if (!token.StartsWith(ConfigurationPrefix, StringComparison.OrdinalIgnoreCase))
            {
                return $"'{token}' is not expected here. See `{Name} --help`.";
            }

            i += token.Contains('=') ? 0 : 1;
        }

        return parsed.Errors is [var error, ..] ? error.Message : null;
    }

    private int Refuse(string reason)
    {
        _error.WriteLine($"sentinel: {reason}");
        return NotVerified;
    }
}
