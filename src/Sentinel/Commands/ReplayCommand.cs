using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Sentinel.Events.Sqlite;
using Sentinel.Replay;
using Sentinel.Validation;

namespace Sentinel.Commands;

/// <summary><c>sentinel replay</c>: answers recorded requests again, beside a running service or without one.</summary>
internal sealed class ReplayCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "replay";

    private const int Same = 0;
    private const int Different = 1;

    private readonly Option<Guid?> _session = new("--session") { Description = "Requests of this session.", HelpName = "ID" };

    private readonly Option<string?> _intent = new("--intent") { Description = "The request with this intent.", HelpName = "ID" };

    private readonly Option<string?> _from = new("--from") { Description = "Requests from this time on, RFC 3339.", HelpName = "TIME" };

    private readonly Option<string?> _to = new("--to") { Description = "Requests before this time, RFC 3339.", HelpName = "TIME" };

    private readonly Option<bool> _list = new("--list") { Description = "List the sessions, replay nothing." };

    private readonly DataCommand _command;

    private ReplayCommand(TextWriter output, TextWriter error)
    {
        _command = new DataCommand(
            Name,
            "Answers recorded requests again, all or those asked for, and compares with the original events. Takes the options of the configuration (--Sentinel:…) as well.",
            output,
            error,
            [_session, _intent, _from, _to, _list]);
    }

    /// <summary>Runs the command.</summary>
    /// <returns>0: every answer is the same; 1: some differ; 2: it could not be replayed, or the arguments are wrong.</returns>
    public static Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error)
    {
        var replay = new ReplayCommand(output, error);
        return replay._command.RunAsync(arguments, replay.RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, SentinelOptions options)
    {
        await using var store = new SqliteEventStore(new SqliteEventStoreOptions(options.DatabaseFile), TimeProvider.System);
        var recorded = new RecordedRequests(store);
        if (parsed.GetValue(_list))
        {
            return await ListAsync(recorded);
        }

        using var keys = DataKeys.Read(options);
        var replayer = new Replayer(new DocumentValidator(), store, keys.Find, keys.Trust);
        var report = await ReplayReport.OfAsync(replayer.ReplayAllAsync(Wanted(parsed, recorded)));
        if (report.Requests == 0)
        {
            return _command.Refuse("No recorded request was asked for. `replay --list` shows the sessions; Sentinel:RecordRequests=true records one.");
        }

        if (_command.WritesJson(parsed))
        {
            _command.Output.WriteLine(JsonSerializer.Serialize(report, ReplayJson.Default.ReplayReport));
        }
        else
        {
            Write(report);
        }

        return report.Differing.Count == 0 ? Same : Different;
    }

    private IAsyncEnumerable<RecordedRequest> Wanted(ParseResult parsed, RecordedRequests recorded)
    {
        if (parsed.GetValue(_session) is { } session)
        {
            return recorded.OfSessionAsync(session);
        }

        if (parsed.GetValue(_intent) is { } intent)
        {
            return recorded.OfIntentAsync(intent);
        }

        return recorded.BetweenAsync(Time(parsed, _from) ?? DateTimeOffset.MinValue, Time(parsed, _to) ?? DateTimeOffset.MaxValue);
    }

    private static DateTimeOffset? Time(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return null;
        }

        return Rfc3339.TryParse(text, out var time)
            ? time
            : throw new FormatException($"{option.Name} {text} is no time of RFC 3339, such as 2026-01-31T12:00:00Z.");
    }

    private async Task<int> ListAsync(RecordedRequests recorded)
    {
        foreach (var session in await recorded.SessionsAsync())
        {
            var end = session.EndedAt is { } ended ? Rfc3339.Format(ended) : "not ended";
            _command.Output.WriteLine($"{session.Id}  {Rfc3339.Format(session.StartedAt)}  {end}  {DataCommand.Printable(session.Name)}");
        }

        return Same;
    }

    private void Write(ReplayReport report)
    {
        foreach (var result in report.Differing)
        {
            foreach (var difference in result.Differences)
            {
                var place = difference.Stream is { } stream ? $"{stream} event {difference.Sequence?.ToString(CultureInfo.InvariantCulture)} " : "";
                _command.Output.WriteLine(DataCommand.Printable($"{place}{difference.Event}: {difference.Detail}"));
                _command.Output.WriteLine($"  {difference.Patch.ToJsonString()}");
            }
        }

        var verified = report.SignatureVerifiedOnly == 0 ? "" : $" ({report.SignatureVerifiedOnly} with their signature verified, not made again)";
        _command.Output.WriteLine($"{report.Requests} requests replayed: {report.Same} the same{verified}, {report.Differing.Count} different");
    }
}
