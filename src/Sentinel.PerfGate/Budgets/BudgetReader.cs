using Sentinel.PerfGate.Budgets.Json;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Budgets;

/// <summary>Reads budget files and reports everything that is wrong with all of them at once.</summary>
public static class BudgetReader
{
    /// <summary>Reads files as the current directory sees them.</summary>
    /// <inheritdoc cref="Read(IReadOnlyList{string}, string)"/>
    public static BudgetReading Read(IReadOnlyList<string> files) => Read(files, Environment.CurrentDirectory);

    /// <summary>
    /// Reads files. A file that cannot be read or is no JSON gives an error and the others are read all the same;
    /// a schema among them is passed over. No file, or no entry in any of them, is an error too: nothing would be judged.
    /// </summary>
    /// <param name="files">Paths, absolute or relative to the directory.</param>
    /// <param name="directory">Paths in diagnostics are relative to it where the file lies below it.</param>
    public static BudgetReading Read(IReadOnlyList<string> files, string directory)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(directory);
        var names = new List<string>();
        var entries = new List<BudgetEntry>();
        var diagnostics = new List<Diagnostic>();
        foreach (var path in files.Select(file => Path.GetFullPath(file, directory)).Distinct().Order(StringComparer.Ordinal))
        {
            var name = DisplayPath.Of(path, directory);
            if (Load(path, name, diagnostics) is { } source && BudgetFileReader.Read(source, diagnostics) is { } read)
            {
                names.Add(name);
                entries.AddRange(read);
            }
        }

        if (entries.Count == 0 && diagnostics.Count == 0)
        {
            var origin = names.Count > 0 ? string.Join(", ", names) : "what was given";
            diagnostics.Add(
                new Diagnostic(
                    DiagnosticCode.NoBudgets,
                    DiagnosticSeverity.Error,
                    names.Count > 0 ? new SourceLocation(names[0], 1, 1) : null,
                    $"There are no budgets in {origin}. `perfgate init` writes a first set."
                )
            );
        }

        diagnostics.AddRange(RepeatedKeys.Find(entries));
        return new BudgetReading(new BudgetSet(names, entries), diagnostics);
    }

    private static SourceText? Load(string path, string name, List<Diagnostic> diagnostics)
    {
        try
        {
            return new SourceText(name, File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            var reason = e is FileNotFoundException or DirectoryNotFoundException ? "There is no such file." : e.Message;
            diagnostics.Add(
                new Diagnostic(
                    DiagnosticCode.FileUnreadable,
                    DiagnosticSeverity.Error,
                    new SourceLocation(name, 1, 1),
                    $"The budget file cannot be read. {reason}"
                )
            );
            return null;
        }
    }
}
