using System.Text.Json;
using Sentinel.Events;
using Sentinel.Identifiers;
using Sentinel.Pipeline;
using Sentinel.Signing;
using Sentinel.Validation;

namespace Sentinel.Replay;

/// <summary>
/// Records requests while a session runs, each in one batch with its decision: what is stored of a session is complete. Without a
/// session nothing is recorded, and it costs nothing. Thread-safe.
/// </summary>
public sealed class ReplaySessions(IEventStore store, ApprovalRules rules, TimeProvider clock) : IRequestRecorder
{
    // Read by every request, changed hardly ever.
    private volatile ReplaySession? _current;

    /// <summary>The session that runs; null when none does.</summary>
    public ReplaySession? Current => _current;

    /// <summary>Begins a session.</summary>
    /// <exception cref="InvalidOperationException">One runs already.</exception>
    /// <exception cref="EventStoreUnavailableException">It could not be stored.</exception>
    public async Task<ReplaySession> StartAsync(string name, CancellationToken cancellation = default)
    {
        var session = new ReplaySession(TimedId.Draw(clock.GetUtcNow()), name, clock.GetUtcNow(), EndedAt: null);
        if (Interlocked.CompareExchange(ref _current, session, null) is { } running)
        {
            throw new InvalidOperationException($"The session {running.Id} ({running.Name}) runs already.");
        }

        try
        {
            var content = JsonSerializer.SerializeToUtf8Bytes(new SessionStart(name), ReplayJson.Default.SessionStart);
            await AppendAsync(session, new NewEvent(ReplayEvents.Started, content), cancellation);
            return session;
        }
        catch
        {
            _current = null;
            throw;
        }
    }

    /// <summary>Ends the session that runs; nothing happens when none does.</summary>
    public async Task EndAsync(CancellationToken cancellation = default)
    {
        if (Interlocked.Exchange(ref _current, null) is { } session)
        {
            await AppendAsync(session, new NewEvent(ReplayEvents.Ended, "{}"u8.ToArray()), cancellation);
        }
    }

    /// <inheritdoc/>
    public StreamAppend? Decided(ReadOnlyMemory<byte> utf8, IntentOutcome outcome, DecisionInputs inputs, string? keyId) =>
        Record(inputs.Time, utf8, outcome.Decision, request => request with
        {
            IntentId = outcome.IntentId,
            Inputs = RecordedInputs.Of(inputs, rules.Lifetime, keyId),
        });

    /// <inheritdoc/>
    public StreamAppend? Refused(ReadOnlyMemory<byte> utf8, IReadOnlyList<ValidationError> errors, DateTimeOffset time) =>
        Record(time, utf8, IntentDecision.Invalid, request => request with { Errors = errors });

    private StreamAppend? Record(DateTimeOffset time, ReadOnlyMemory<byte> utf8, IntentDecision decision, Func<RecordedRequest, RecordedRequest> complete)
    {
        if (_current is not { } session)
        {
            return null;
        }

        var request = complete(new RecordedRequest(session.Id, time, utf8, decision));
        return new StreamAppend(ReplayEvents.StreamOf(session.Id), ExpectedVersion: null, [new NewEvent(ReplayEvents.Recorded, request.ToUtf8())]);
    }

    private Task<Receipt> AppendAsync(ReplaySession session, NewEvent appended, CancellationToken cancellation) =>
        store.AppendAsync(new StreamAppend(ReplayEvents.StreamOf(session.Id), ExpectedVersion: null, [appended]), cancellation);
}
