using System.Text.Json;
using Sentinel.Events;
using Sentinel.Schemas;
using Sentinel.Signing;
using Sentinel.Validation;

namespace Sentinel.Pipeline;

/// <summary>
/// Takes reports of what came of approved plans, each once. A report of a plan that was carried out uses its approval up, unless the
/// executor did so before by verifying with use: what was done is not to be done again. Thread-safe.
/// </summary>
public sealed class ReportDesk(
    DocumentValidator validator,
    ApprovalVerifier verifier,
    IEventStore store,
    ApprovalRules rules,
    PipelineOptions options,
    TimeProvider clock)
{
    /// <summary>Takes a report. The same report again gets the same answer and is stored once.</summary>
    /// <param name="utf8">The document; not used after the returned task's first wait.</param>
    /// <param name="alongside">What else to append when the report is new; null for nothing.</param>
    /// <param name="cancellation">Stops the waiting; what is on its way into the store may still become durable.</param>
    /// <exception cref="EventStoreUnavailableException">It could not be made durable in time. Reporting again is safe.</exception>
    /// <exception cref="WrongExpectedVersionException">What goes alongside was not as expected. Nothing was stored.</exception>
    public async Task<ReportOutcome> ReceiveAsync(
        ReadOnlyMemory<byte> utf8, Alongside<ReportOutcome>? alongside = null, CancellationToken cancellation = default)
    {
        var validation = validator.Validate(DocumentType.Report, utf8.Span);
        if (!validation.IsValid)
        {
            return new ReportOutcome(ReportResult.Invalid) { Errors = validation.Errors };
        }

        var report = validation.Document!.Value.Deserialize(DocumentJson.Default.Report)!;
        var canonical = Jcs.Canonicalize(validation.Document.Value);
        var issued = await store.FindAsync(Guid.Parse(report.ApprovalId), cancellation);
        if (issued is not { Type: IntentEvents.Approved })
        {
            return new ReportOutcome(ReportResult.UnknownApproval) { ReportId = report.ReportId, Reason = "There is no such approval." };
        }

        var use = report.Status is ReportStatus.Denied or ReportStatus.Expired ? null : UseOf(issued);
        while (true)
        {
            // The stream first: a report that is not found afterwards cannot lie within the version read.
            var stored = await StoredIntent.ReadStreamAsync(store, issued.Stream, cancellation)
                ?? throw new InvalidOperationException($"The stream {issued.Stream} holds an approval and is yet empty.");
            if (await store.FindAsync(Guid.Parse(report.ReportId), cancellation) is { } earlier)
            {
                return Repeat(report, canonical, earlier);
            }

            var errors = Contradictions(report, issued, stored);
            if (errors.Count > 0)
            {
                return new ReportOutcome(ReportResult.Contradiction) { ReportId = report.ReportId, Errors = errors };
            }

            try
            {
                return await StoreAsync(report, canonical, stored, use, alongside, cancellation);
            }
            catch (WrongExpectedVersionException error) when (error.Stream == use?.Stream)
            {
                use = null;
            }
            catch (WrongExpectedVersionException error) when (error.Stream == stored.Stream)
            {
                // Another report was first; whether it is this one is seen by its id.
            }
            catch (EventIdReusedException)
            {
                return Taken(report);
            }
        }
    }

    private async Task<ReportOutcome> StoreAsync(
        Report report,
        byte[] canonical,
        StoredIntent stored,
        StreamAppend? use,
        Alongside<ReportOutcome>? alongside,
        CancellationToken cancellation)
    {
        var outcome = new ReportOutcome(ReportResult.Received) { ReportId = report.ReportId };
        var received = new NewEvent(Guid.Parse(report.ReportId), IntentEvents.Reported, canonical);
        List<StreamAppend> appends = [new StreamAppend(stored.Stream, stored.Version, [received])];
        if (use is not null)
        {
            appends.Add(use);
        }

        if (alongside is not null)
        {
            appends.Add(alongside(outcome, stored.Stream, stored.Version + 1));
        }

        return outcome with { Receipt = await store.AppendInTimeAsync(appends, options.StoreTimeout, clock, cancellation) };
    }

    private List<ValidationError> Contradictions(Report report, StoredEvent issued, StoredIntent stored)
    {
        var verification = verifier.VerifySignature(issued.Data.Span);
        if (!verification.Verified)
        {
            return [new ValidationError("/approvalId", $"is of an approval that does not hold: {verification.Reason}")];
        }

        var approval = JsonSerializer.Deserialize(issued.Data.Span, DocumentJson.Default.Approval)!;
        var plan = JsonSerializer.Deserialize(stored.Plan.Span, DocumentJson.Default.Plan)!;
        return ReportContradictions.Find(report, approval, plan, rules, clock.GetUtcNow());
    }

    private static StreamAppend UseOf(StoredEvent issued)
    {
        var approval = JsonSerializer.Deserialize(issued.Data.Span, DocumentJson.Default.Approval)!;
        var use = new NewEvent(IntentEvents.ApprovalUsed, new ApprovalUse(approval.ApprovalId, approval.Nonce).ToUtf8());
        return new StreamAppend(IntentEvents.UseStreamOf(approval.ApprovalId), ExpectedVersion: 0, [use]);
    }

    private static ReportOutcome Repeat(Report report, byte[] canonical, StoredEvent earlier)
    {
        if (earlier.Type != IntentEvents.Reported || !earlier.Data.Span.SequenceEqual(canonical))
        {
            return Taken(report);
        }

        return new ReportOutcome(ReportResult.Received)
        {
            ReportId = report.ReportId,
            Receipt = new Receipt(earlier.Stream, earlier.Sequence, earlier.Hash),
            IsRepeat = true,
        };
    }

    private static ReportOutcome Taken(Report report) =>
        new(ReportResult.Conflict) { ReportId = report.ReportId, Reason = $"The report id {report.ReportId} belongs to something else." };
}
