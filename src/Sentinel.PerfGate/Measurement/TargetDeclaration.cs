namespace Sentinel.PerfGate.Measurement;

/// <summary>A target that a perf assembly declares.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Origin">Type and method, for messages.</param>
/// <param name="CodeHash">
/// A hash of the IL of the method and its setup: it differs when the benchmark itself changed. Null when unknown.
/// </param>
public sealed record TargetDeclaration(string Id, TargetKind Kind, string Origin, string? CodeHash = null)
{
    /// <summary>How long one launch takes by its own plan (the stages of a load run); null where nothing is planned.</summary>
    public TimeSpan? Length { get; init; }

    /// <summary>Limits beside the target itself: a budget for exactly this id. Default: none.</summary>
    // A worker built before says nothing of them, and a generated reader sets what is missing to null.
    public IReadOnlyList<DeclaredLimit> Limits { get => field ?? []; init; } = [];
}
