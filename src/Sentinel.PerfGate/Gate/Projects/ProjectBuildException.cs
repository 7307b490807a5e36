namespace Sentinel.PerfGate.Gate.Projects;

/// <summary>A project that does not build. The message is a clause: the compiler's first errors.</summary>
internal sealed class ProjectBuildException : Exception
{
    public ProjectBuildException()
    {
    }

    public ProjectBuildException(string message)
        : base(message)
    {
    }

    public ProjectBuildException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ProjectBuildException(string message, string log)
        : base(message) => Log = log;

    /// <summary>All the build said.</summary>
    public string Log { get; } = "";
}
