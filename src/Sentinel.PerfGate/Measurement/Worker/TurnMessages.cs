namespace Sentinel.PerfGate.Measurement.Worker;

/// <summary>
/// What is said between slices. Fixed lines, compared as text: reading JSON there would let the JIT compile the reader while
/// the other side measures.
/// </summary>
internal static class TurnMessages
{
    /// <summary>Worker: I wait, and need more slices.</summary>
    public const string Waiting = """{"waiting":{"complete":false}}""";

    /// <summary>Worker: I wait, and have all the slices I need.</summary>
    public const string WaitingComplete = """{"waiting":{"complete":true}}""";

    /// <summary>Tool: take one slice.</summary>
    public const string Take = """{"turn":{"rest":false}}""";

    /// <summary>Tool: take what you still need, without waiting.</summary>
    public const string TakeRest = """{"turn":{"rest":true}}""";

    /// <summary>Whether a launch that waits is complete; null when the line is another reply.</summary>
    public static bool? Complete(string line) => line switch
    {
        Waiting => false,
        WaitingComplete => true,
        _ => null,
    };
}
