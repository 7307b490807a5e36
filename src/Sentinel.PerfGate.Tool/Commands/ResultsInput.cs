using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Stored;
using Sentinel.PerfGate.Load.K6;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Measurement.Import;

namespace Sentinel.PerfGate.Tool.Commands;

/// <summary>Reads the results that a command names, in every format the gate knows.</summary>
internal static class ResultsInput
{
    /// <exception cref="ToolException">Something cannot be read: all errors at once.</exception>
    public static ResultsDocument Read(ToolConsole console, IReadOnlyList<string> inputs, string? summaryId = null) =>
        Named(summaryId, Guarded(() => Reader(console, summaryId).Read(inputs)));

    /// <exception cref="ToolException">As <see cref="Read"/>.</exception>
    public static ResultsDocument ReadSides(ToolConsole console, string before, string after, string? summaryId = null) =>
        Named(summaryId, Guarded(() => Reader(console, summaryId).ReadSides([before], [after])));

    /// <summary>The same, files kept apart.</summary>
    /// <exception cref="ToolException">As <see cref="Read"/>.</exception>
    public static IReadOnlyList<ReadResults> ReadEach(ToolConsole console, IReadOnlyList<string> inputs) =>
        Guarded(() => Reader(console, summaryId: null).ReadEach(inputs));

    /// <summary>Does something with results; what is wrong with them ends the command with exit code 2.</summary>
    public static T Guarded<T>(Func<T> read)
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

    private static ResultsReader Reader(ToolConsole console, string? summaryId) =>
        StoredResults.Reader(console.WorkingDirectory, summaryId ?? K6Format.DefaultId);

    private static ResultsDocument Named(string? summaryId, ResultsDocument results) =>
        summaryId is null || results.Targets.Any(target => target.Launches.Any(launch => launch.Summary is not null)) ? results
            : throw new ToolException(ExitCodes.WrongInput, new Diagnostic(DiagnosticCode.Usage, DiagnosticSeverity.Error, null, "--as names a k6 summary, and none of these results is one."));
}
