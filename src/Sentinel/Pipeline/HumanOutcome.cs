using Sentinel.Events;

namespace Sentinel.Pipeline;

/// <summary>The answer to a human's decision.</summary>
/// <param name="Result">What came of it.</param>
public sealed record HumanOutcome(HumanResult Result)
{
    /// <summary>The plan, canonical JSON; empty unless it is decided now or was by the same.</summary>
    public ReadOnlyMemory<byte> Plan { get; init; }

    /// <summary>The signed approval, canonical JSON; empty unless approved.</summary>
    public ReadOnlyMemory<byte> Approval { get; init; }

    /// <summary>Who refused, when and why, JSON; empty unless denied.</summary>
    public ReadOnlyMemory<byte> Denial { get; init; }

    /// <summary>The store's word that the decision is durable; null when nothing was stored.</summary>
    public Receipt? Receipt { get; init; }

    /// <summary>Why nothing was decided; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether this is the answer given before to the same decision of the same operator.</summary>
    public bool IsRepeat { get; init; }
}
