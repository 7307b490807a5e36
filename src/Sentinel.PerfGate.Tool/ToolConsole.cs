namespace Sentinel.PerfGate.Tool;

/// <summary>What the command sees of the world around it.</summary>
internal sealed record ToolConsole
{
    private const int WidthOfAFile = 160;

    /// <summary>The answer: a table, a document, annotations.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Progress, and mistakes.</summary>
    public required TextWriter Error { get; init; }

    public bool OutIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal, or what a file gets.</summary>
    public int Width { get; init; } = WidthOfAFile;

    /// <summary>Relative paths start here.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>An environment variable, or null.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>Whether a stream that is a terminal may have colours (https://no-color.org).</summary>
    public bool ColourAllowed => string.IsNullOrEmpty(Variable("NO_COLOR")) && Variable("TERM") != "dumb";

    /// <summary>Whether the command runs as a step of a GitHub workflow.</summary>
    public bool OnGitHub => Variable("GITHUB_ACTIONS") == "true";

    /// <summary>The process's own streams, folder and environment.</summary>
    public static ToolConsole OfProcess() => new()
    {
        Out = Console.Out,
        Error = Console.Error,
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Width = Console.IsOutputRedirected ? WidthOfAFile : TerminalWidth(),
        WorkingDirectory = Directory.GetCurrentDirectory(),
        Variable = Environment.GetEnvironmentVariable,
    };

    /// <summary>The path as messages show it: relative to where the user is when it is below, with forward slashes.</summary>
    public string Shown(string path)
    {
        var relative = Path.GetRelativePath(WorkingDirectory, Path.GetFullPath(path, WorkingDirectory));
        return (relative.StartsWith("..", StringComparison.Ordinal) ? path : relative).Replace('\\', '/');
    }

    private static int TerminalWidth()
    {
        try
        {
            return Math.Max(Console.WindowWidth, 40);
        }
        catch (IOException)
        {
            return WidthOfAFile;
        }
    }
}
