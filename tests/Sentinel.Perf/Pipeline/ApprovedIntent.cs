using Sentinel.Pipeline;

namespace Sentinel.Perf.Pipeline;

/// <summary>A new intent that goes through the whole pipeline and has to be approved and stored.</summary>
internal static class ApprovedIntent
{
    /// <exception cref="InvalidOperationException">Another answer came.</exception>
    public static async Task<IntentOutcome> SubmitAsync(IntentPipeline pipeline)
    {
        var outcome = await pipeline.SubmitAsync(Documents.Intent(Guid.CreateVersion7()));
        return outcome is { Decision: IntentDecision.Approved, Receipt: not null }
            ? outcome
            : throw new InvalidOperationException($"the suite's intent was not approved: {outcome.Decision}");
    }
}
