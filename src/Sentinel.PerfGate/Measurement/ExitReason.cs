namespace Sentinel.PerfGate.Measurement;

/// <summary>Why a worker ended, read from its exit code and what it printed last.</summary>
internal static class ExitReason
{
    private const int Signalled = 128;
    private const int Abort = 6;
    private const int Killed = 9;

    public static string Of(int exitCode, IReadOnlyList<string> lastLines)
    {
        var how = (exitCode - Signalled) switch
        {
            Abort => "The worker aborted (exit code 134)",
            Killed => "The worker was killed (exit code 137; the system does so when memory runs out)",
            _ => $"The worker exited with code {exitCode}",
        };
        return Cause(lastLines) is { } cause ? $"{how}: {cause}" : $"{how}.";
    }

    private static string? Cause(IReadOnlyList<string> lines)
    {
        var crash = lines.Select((line, at) => (line, at)).FirstOrDefault(one => IsCrash(one.line));
        if (crash.line is null)
            return lines.LastOrDefault(line => !string.IsNullOrWhiteSpace(line))?.Trim();
        var said = lines.Skip(crash.at).TakeWhile(line => !IsTrace(line)).Take(2).Select(line => line.Trim()).Where(line => line.Length > 0);
        var frame = lines.Skip(crash.at + 1).Select(line => line.Trim()).FirstOrDefault(IsFrame);
        return string.Join(' ', frame is null ? said : said.Append(frame));
    }

    private static bool IsTrace(string line) =>
        line.TrimStart().StartsWith("at ", StringComparison.Ordinal) || line.StartsWith("Repeat", StringComparison.Ordinal);

    private static bool IsCrash(string line) =>
        line.StartsWith("Stack overflow", StringComparison.Ordinal)
        || line.StartsWith("Unhandled exception", StringComparison.Ordinal)
        || line.StartsWith("Process terminated", StringComparison.Ordinal)
        || line.StartsWith("Fatal error", StringComparison.Ordinal)
        || line.StartsWith("Out of memory", StringComparison.Ordinal);

    private static bool IsFrame(string line) =>
        line.StartsWith("at ", StringComparison.Ordinal) && !line.StartsWith("at System.Environment.", StringComparison.Ordinal);
}
