using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Budgets.Json;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Load.Scenarios.Reading;

namespace Sentinel.PerfGate.Load.Scenarios;

/// <summary>Reads scenario files and reports everything that is wrong with all of them at once.</summary>
public static class ScenarioReader
{
    /// <summary>
    /// Reads files. A file that cannot be read or is no JSON gives an error and the others are read all the same; a schema among
    /// them is passed over. Two that declare one target are an error.
    /// </summary>
    /// <param name="files">Paths, absolute or relative to the directory.</param>
    /// <param name="directory">Paths in diagnostics are relative to it where the file lies below it.</param>
    /// <param name="surroundings">What may take the place of something in the files; null: the process's environment alone.</param>
    public static ScenarioReading Read(IReadOnlyList<string> files, string directory, ScenarioSurroundings? surroundings = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(directory);
        var scenarios = new List<ScenarioFile>();
        var diagnostics = new List<Diagnostic>();
        foreach (var path in files.Select(file => Path.GetFullPath(file, directory)).Distinct().Order(StringComparer.Ordinal))
        {
            var name = DisplayPath.Of(path, directory);
            if (Load(path, name, diagnostics) is not { } source)
            {
                continue;
            }

            var found = new List<Diagnostic>();
            if (ScenarioFileReader.Read(source, Path.GetDirectoryName(path)!, surroundings ?? new(), found) is { } scenario && found.Count == 0)
            {
                scenarios.Add(scenario);
            }

            diagnostics.AddRange(found);
        }

        diagnostics.AddRange(Repeated(scenarios));
        return new(scenarios, diagnostics);
    }

    private static IEnumerable<Diagnostic> Repeated(IEnumerable<ScenarioFile> scenarios) =>
        from target in scenarios.SelectMany(scenario => scenario.Profiles).GroupBy(profile => profile.Id, StringComparer.Ordinal)
        from again in target.Skip(1)
        select new Diagnostic(
            DiagnosticCode.SenselessScenario,
            DiagnosticSeverity.Error,
            again.Location,
            $"\"{target.Key}\" is declared twice: here and at {target.First().Location}. Give one scenario or profile another name.");

    private static SourceText? Load(string path, string name, List<Diagnostic> diagnostics)
    {
        try
        {
            return new(name, File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            var reason = e is FileNotFoundException or DirectoryNotFoundException ? "There is no such file." : e.Message;
            diagnostics.Add(new(
                DiagnosticCode.FileUnreadable,
                DiagnosticSeverity.Error,
                new SourceLocation(name, 1, 1),
                $"The scenario file cannot be read. {reason}"));
            return null;
        }
    }
}
