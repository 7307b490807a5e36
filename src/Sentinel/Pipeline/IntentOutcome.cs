using Sentinel.Events;
using Sentinel.Validation;

namespace Sentinel.Pipeline;

/// <summary>The answer to an intent.</summary>
/// <param name="Decision">What came of it.</param>
public sealed record IntentOutcome(IntentDecision Decision)
{
    /// <summary>The intent's id; null when invalid.</summary>
    public string? IntentId { get; init; }

    /// <summary>Everything wrong with an invalid intent; empty otherwise.</summary>
    public IReadOnlyList<ValidationError> Errors { get; init; } = [];

    /// <summary>The plan, canonical JSON; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Plan { get; init; }

    /// <summary>The signed approval, canonical JSON; empty unless approved.</summary>
    public ReadOnlyMemory<byte> Approval { get; init; }

    /// <summary>Who refused, when and why, JSON; empty unless denied.</summary>
    public ReadOnlyMemory<byte> Denial { get; init; }

    /// <summary>The store's word that all of it is durable; null when nothing was stored.</summary>
    public Receipt? Receipt { get; init; }

    /// <summary>Why a human must approve, or what conflicts; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether this is the answer given before to the same intent.</summary>
    public bool IsRepeat { get; init; }
}
