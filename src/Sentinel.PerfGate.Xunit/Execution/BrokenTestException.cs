using System.Reflection;
using Sentinel.PerfGate.Xunit.Discovery;

namespace Sentinel.PerfGate.Xunit.Execution;

/// <summary>The failure of a measured test: what broke as its message, and the test's own place in the source as its trace.</summary>
internal sealed class BrokenTestException : Exception, IAssertionException
{
    private readonly string? trace;

    public BrokenTestException()
    {
    }

    public BrokenTestException(string message)
        : base(message)
    {
    }

    public BrokenTestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public BrokenTestException(string message, MethodInfo test)
        : base(message)
    {
        var place = TestSource.Of(test) is { } source ? $" in {source.File}:line {source.Line}" : "";
        trace = $"   at {test.DeclaringType}.{test.Name}(){place}";
    }

    // Frames of the gate would lead nowhere: what is wrong is slow, not thrown.
    public override string? StackTrace => trace ?? base.StackTrace;
}
