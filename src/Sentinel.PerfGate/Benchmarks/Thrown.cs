using System.Diagnostics;
using System.Reflection;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>An exception of the user's code in one line: type, message, first frame.</summary>
internal static class Thrown
{
    public static string Describe(Exception exception)
    {
        var cause = exception;
        while (cause is TargetInvocationException or AggregateException { InnerExceptions.Count: 1 } && cause.InnerException is { } inner)
            cause = inner;
        var message = cause.Message.ReplaceLineEndings(" ");
        return FirstFrame(cause) is { } frame ? $"{cause.GetType()}: {message} (at {frame})" : $"{cause.GetType()}: {message}";
    }

    private static string? FirstFrame(Exception exception)
    {
        var frame = new StackTrace(exception, fNeedFileInfo: true).GetFrames().FirstOrDefault(frame => frame.GetMethod() is not null);
        if (frame?.GetMethod() is not { } method)
            return null;
        var place = frame.GetFileName() is { } file ? $" in {file}:{frame.GetFileLineNumber()}" : "";
        return $"{method.DeclaringType}.{method.Name}{place}";
    }
}
