namespace Sentinel.PerfGate.Tool.Output;

/// <summary>Names that others chose, safe to print: no line ends, no escape sequences.</summary>
internal static class OneLine
{
    public static string Of(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(character => char.IsControl(character) ? '\uFFFD' : character)) : text;
}
