using System.Reflection;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Planning;

namespace Sentinel.PerfGate.Xunit.Discovery;

/// <summary>Where a measured test stands in the source.</summary>
internal static class TestSource
{
    /// <summary>File and line of a test's attribute; null when the compiler did not write it down.</summary>
    public static SourceLocation? Of(MethodInfo method) =>
        method.GetCustomAttributes().OfType<IPerfTestAttribute>().FirstOrDefault() is { SourceFilePath: { } file, SourceLineNumber: { } line }
            ? new(SourcePlace.FileOf(file, method.Module.Assembly.Location).Replace('\\', '/'), line, 1)
            : null;
}
