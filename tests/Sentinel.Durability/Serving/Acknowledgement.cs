using Sentinel.Events;

namespace Sentinel.Durability.Serving;

/// <summary>What the service promised of an intent: its events up to the receipt are durable.</summary>
/// <param name="IntentId">The intent.</param>
/// <param name="Receipt">The receipt in the answer.</param>
internal sealed record Acknowledgement(string IntentId, Receipt Receipt);
