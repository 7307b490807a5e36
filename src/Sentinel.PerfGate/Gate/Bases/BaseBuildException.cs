namespace Sentinel.PerfGate.Gate.Bases;

/// <summary>The base could not be built. The message is a clause that says why.</summary>
internal sealed class BaseBuildException : Exception
{
    public BaseBuildException()
    {
    }

    public BaseBuildException(string message)
        : base(message)
    {
    }

    public BaseBuildException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
