using Sentinel.PerfGate.Gate.Stored;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Measurement.Import;

namespace Sentinel.PerfGate.Tool.Commands;

/// <summary>Reads the results that a command names, in every format the gate knows.</summary>
internal static class ResultsInput
{
    /// <exception cref="ToolException">Something cannot be read: all errors at once.</exception>
    public static ResultsDocument Read(ToolConsole console, IReadOnlyList<string> inputs) =>
        Guarded(() => Reader(console).Read(inputs));

    /// <exception cref="ToolException">As <see cref="Read"/>.</exception>
    public static ResultsDocument ReadSides(ToolConsole console, string before, string after) =>
        Guarded(() => Reader(console).ReadSides([before], [after]));

    private static ResultsReader Reader(ToolConsole console) =>
        StoredResults.Reader(console.WorkingDirectory);

    private static ResultsDocument Guarded(Func<ResultsDocument> read)
    {
        try
        {
            return read();
        }
        catch (InvalidResultsException invalid)
        {
            throw new ToolException(ExitCodes.WrongInput, invalid.Diagnostics);
        }
    }
}
