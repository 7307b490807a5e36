namespace Sentinel.PerfGate.Tasks.Tests.Documentation;

/// <summary>A command of a page, and what the page says it prints.</summary>
/// <param name="Line">Where the command is, from 1.</param>
/// <param name="Command">As typed.</param>
/// <param name="Printed">The lines behind it; other lines may stand between them where the page has an ellipsis, and before and behind them.</param>
internal sealed record TranscriptStep(int Line, string Command, IReadOnlyList<string> Printed)
{
    private const string Prompt = "$ ";
    private const string Begin = "```console";
    private const string End = "```";

    /// <summary>All of a page's blocks marked as console, one after the other.</summary>
    public static IReadOnlyList<TranscriptStep> Of(string page)
    {
        var steps = new List<TranscriptStep>();
        var inside = false;
        foreach (var (index, line) in page.ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (line is Begin or End) inside = line == Begin;
            else if (!inside) continue;
            else if (line.StartsWith(Prompt, StringComparison.Ordinal)) steps.Add(new TranscriptStep(index + 1, line[Prompt.Length..], []));
            else steps[^1] = steps[^1] with { Printed = [.. steps[^1].Printed, line] };
        }
        return steps;
    }
}
