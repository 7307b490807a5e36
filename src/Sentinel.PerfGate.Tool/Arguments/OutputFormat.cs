namespace Sentinel.PerfGate.Tool.Arguments;

/// <summary>What standard output gets.</summary>
internal enum OutputFormat
{
    /// <summary>A table for people.</summary>
    Text,

    /// <summary>The verdict document, alone.</summary>
    Json,

    /// <summary>Workflow commands that annotate a pull request.</summary>
    GitHub,

    /// <summary>MSBuild's canonical lines.</summary>
    MSBuild,
}
