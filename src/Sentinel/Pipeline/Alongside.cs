using Sentinel.Events;

namespace Sentinel.Pipeline;

/// <summary>Makes an append that becomes durable in the same batch as an outcome's own, or not at all.</summary>
/// <typeparam name="TOutcome">What comes of the call.</typeparam>
/// <param name="outcome">The outcome to be; it has no receipt yet.</param>
/// <param name="stream">The stream of its receipt.</param>
/// <param name="sequence">The place of its receipt in that stream.</param>
public delegate StreamAppend Alongside<in TOutcome>(TOutcome outcome, string stream, long sequence);
