namespace Sentinel.PerfGate.Gate.Processes;

/// <summary>A command that is not installed or may not be run.</summary>
internal sealed class ChildNotStartedException : Exception
{
    public ChildNotStartedException()
    {
    }

    public ChildNotStartedException(string message)
        : base(message)
    {
    }

    public ChildNotStartedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
