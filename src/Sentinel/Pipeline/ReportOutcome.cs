using Sentinel.Events;
using Sentinel.Validation;

namespace Sentinel.Pipeline;

/// <summary>The answer to a report.</summary>
/// <param name="Result">What came of it.</param>
public sealed record ReportOutcome(ReportResult Result)
{
    /// <summary>The report's id; null when invalid.</summary>
    public string? ReportId { get; init; }

    /// <summary>Everything wrong with an invalid or contradictory report; empty otherwise.</summary>
    public IReadOnlyList<ValidationError> Errors { get; init; } = [];

    /// <summary>The store's word that it is durable; null when nothing was stored.</summary>
    public Receipt? Receipt { get; init; }

    /// <summary>Why it was not taken, when it is no error of the document; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether this is the answer given before to the same report.</summary>
    public bool IsRepeat { get; init; }
}
