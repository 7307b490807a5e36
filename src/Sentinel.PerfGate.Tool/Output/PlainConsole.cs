using System.Text;
using Spectre.Console;

namespace Sentinel.PerfGate.Tool.Output;

/// <summary>A Spectre console over any writer: colours on a terminal only, the width given.</summary>
internal sealed class PlainConsole(TextWriter writer, bool isTerminal, int width) : IAnsiConsoleOutput
{
    public TextWriter Writer => writer;

    public bool IsTerminal => isTerminal;

    public int Width => width;

    public int Height => 25;

    public static IAnsiConsole ForOut(ToolConsole console) => Create(console.Out, console.OutIsTerminal, console);

    public static IAnsiConsole ForError(ToolConsole console) => Create(console.Error, console.ErrorIsTerminal, console);

    public void SetEncoding(Encoding encoding)
    {
        // The program sets the encoding of its console itself.
    }

    private static IAnsiConsole Create(TextWriter writer, bool isTerminal, ToolConsole console) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new PlainConsole(writer, isTerminal, console.Width),
        Ansi = isTerminal && console.Variable("TERM") != "dumb" ? AnsiSupport.Yes : AnsiSupport.No,
        ColorSystem = isTerminal && console.ColourAllowed ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
        // Spectre's own detection would colour a redirected stream in a CI it knows.
        Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
    });
}
