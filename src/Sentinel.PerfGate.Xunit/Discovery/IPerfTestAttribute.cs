using Sentinel.PerfGate.Xunit.Limits;

namespace Sentinel.PerfGate.Xunit.Discovery;

/// <summary>What both attributes say of a measured test.</summary>
internal interface IPerfTestAttribute
{
    /// <summary>The target's id as the attribute gives it; null for <c>Class.Method</c>.</summary>
    string? Id { get; }

    /// <summary>The limits written at the test.</summary>
    InPlaceLimits Limits { get; }

    string? SourceFilePath { get; }

    int? SourceLineNumber { get; }
}
