using Sentinel.Events;
using Sentinel.Validation;

namespace Sentinel.Pipeline;

/// <summary>Keeps what requests came and what their answers were made of, so that they can be replayed.</summary>
public interface IRequestRecorder
{
    /// <summary>An append that records a decision, to be made in one batch with it; null when nothing is recorded now.</summary>
    /// <param name="utf8">The request's body as it came.</param>
    /// <param name="outcome">The answer, without its receipt.</param>
    /// <param name="inputs">What it was made of.</param>
    /// <param name="keyId">The key that signed; null when none did.</param>
    StreamAppend? Decided(ReadOnlyMemory<byte> utf8, IntentOutcome outcome, DecisionInputs inputs, string? keyId);

    /// <summary>An append that records a refusal; null when nothing is recorded now.</summary>
    /// <param name="utf8">The request's body as it came.</param>
    /// <param name="errors">What was wrong with it.</param>
    /// <param name="time">When it came.</param>
    StreamAppend? Refused(ReadOnlyMemory<byte> utf8, IReadOnlyList<ValidationError> errors, DateTimeOffset time);
}
