namespace Sentinel.PerfGate.Gate.Processes;

/// <summary>What a child process left behind.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Lines of its standard output.</param>
/// <param name="Errors">Lines of its standard error.</param>
internal sealed record ChildResult(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Errors)
{
    public bool Succeeded => ExitCode == 0;

    public string Text => string.Join('\n', Output).Trim();

    /// <summary>The last words of a process that failed, on one line.</summary>
    public string LastWords(int lines)
    {
        var said = Errors.Any(line => line.Trim().Length > 0) ? Errors : Output;
        return string.Join(" | ", said.Select(line => line.Trim()).Where(line => line.Length > 0).TakeLast(lines));
    }
}
