using System.CommandLine;
using System.Text.Json;
using Sentinel.Events;
using Sentinel.Events.Postgres.Verification;
using Sentinel.Events.Sqlite.Verification;

namespace Sentinel.Commands;

/// <summary><c>sentinel verify-log</c>: verifies the event log of a data directory or of PostgreSQL, beside running services or without.</summary>
internal sealed class VerifyLogCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "verify-log";

    private const int Intact = 0;
    private const int Faulty = 1;

    private readonly Option<string?> _receipt = new("--receipt")
    {
        Description = "A receipt, or the answer that holds it, to be held against the log: a JSON file, or - for standard input.",
        HelpName = "FILE|-",
    };

    private readonly DataCommand _command;
    private readonly TextReader _input;

    private VerifyLogCommand(TextReader input, TextWriter output, TextWriter error)
    {
        _input = input;
        _command = new DataCommand(
            Name,
            "Verifies the event log: chains, signed checkpoints, file. Takes the options of the configuration (--Sentinel:…) as well; "
            + "with Sentinel:PostgreSql and no --data it is that database's log.",
            output,
            error,
            [_receipt])
        { ReadsPostgreSql = true };
    }

    /// <summary>Runs the command.</summary>
    /// <returns>0: intact; 1: something is wrong; 2: it could not be verified, or the arguments are wrong.</returns>
    public static Task<int> RunAsync(string[] arguments, TextReader input, TextWriter output, TextWriter error)
    {
        var verify = new VerifyLogCommand(input, output, error);
        return verify._command.RunAsync(arguments, verify.RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, SentinelOptions options)
    {
        var receipt = parsed.GetValue(_receipt) is { } file ? ReadReceipt(file) : null;
        using var keys = DataKeys.Read(options);
        var verification = options.UsesPostgreSql
            ? await new PostgresLogVerifier(options.PostgreSql, options.CheckpointFile, keys.Trust).VerifyAsync(receipt, _command.Tell)
            : new SqliteLogVerifier(options.DatabaseFile, options.CheckpointFile, keys.Trust).Verify(receipt, _command.Tell);
        if (_command.WritesJson(parsed))
        {
            _command.Output.WriteLine(JsonSerializer.Serialize(verification, VerifyLogJson.Default.LogVerification));
        }
        else
        {
            Write(verification);
        }

        return verification.Intact ? Intact : Faulty;
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
        _command.Output.WriteLine(verification.Intact ? $"{summary}: intact" : $"{summary}: {verification.FaultCount} faults");
        foreach (var fault in verification.Faults)
        {
            _command.Output.WriteLine(DataCommand.Printable(fault.ToString()));
        }

        if (verification.FaultCount > verification.Faults.Count)
        {
            _command.Output.WriteLine($"and {verification.FaultCount - verification.Faults.Count} more");
        }

        if (verification.Uncovered > 0)
        {
            _command.Output.WriteLine($"{verification.Uncovered} events lie behind the last checkpoint");
        }
    }
}
