using Sentinel.PerfGate.Load;

namespace Sentinel.PerfGate.Gate.Breakpoints;

/// <summary>How the highest rate is searched for.</summary>
public sealed record BreakpointOptions
{
    /// <summary>How each step is run; the warm-up is in front of the first one only.</summary>
    public LoadOptions Load { get; init; } = new();

    /// <summary>The target's id in messages. Default <c>load/breakpoint</c>.</summary>
    public string Target { get; init; } = "load/breakpoint";

    /// <summary>
    /// Rates tried between the highest step that held and the first that did not, each in the middle of what is left, 0 or
    /// more. Default 3.
    /// </summary>
    public int Refinements { get; init; } = 3;

    /// <summary>Confidence of objectives that name none, 0.5 to 1 exclusive. Default 0.99.</summary>
    public double Confidence { get; init; } = 0.99;
}
