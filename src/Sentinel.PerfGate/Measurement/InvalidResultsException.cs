using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Measurement;

/// <summary>A results file that cannot be used; carries every problem found in it.</summary>
public sealed class InvalidResultsException : Exception
{
    public InvalidResultsException()
        : this("The results cannot be used.")
    {
    }

    public InvalidResultsException(string message)
        : base(message)
    {
    }

    public InvalidResultsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <param name="diagnostics">The problems, in the order of the file; at least one.</param>
    public InvalidResultsException(IReadOnlyList<Diagnostic> diagnostics)
        : base(string.Join(Environment.NewLine, diagnostics)) => Diagnostics = diagnostics;

    /// <summary>PERF212, PERF213 and PERF214, with line and column where there is one.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = [];
}
