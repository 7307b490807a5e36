using Xunit.Sdk;

namespace Sentinel.PerfGate.Xunit.Worker;

/// <summary>Hears of xunit what went wrong around an operation: fixtures, constructors, disposal, a test that is skipped.</summary>
internal sealed class TestFailures : IMessageSink
{
    /// <summary>The first of it in one line; null when all went well.</summary>
    public string? Reason { get; private set; }

    public bool OnMessage(IMessageSinkMessage message)
    {
        Reason ??= message switch
        {
            ITestSkipped skipped => $"The test is skipped: {skipped.Reason}",
            IErrorMetadata error => Describe(error),
            _ => null,
        };
        return true;
    }

    private static string Describe(IErrorMetadata error)
    {
        var causes = error.Messages.Zip(error.ExceptionTypes, (text, type) => $"{type}: {text}".ReplaceLineEndings(" "));
        var frame = error.StackTraces
            .SelectMany(trace => (trace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .LastOrDefault(line => line.StartsWith("at ", StringComparison.Ordinal) && line.Contains(":line ", StringComparison.Ordinal));
        return string.Join(" ", causes) + (frame is null ? "" : $" ({frame})");
    }
}
