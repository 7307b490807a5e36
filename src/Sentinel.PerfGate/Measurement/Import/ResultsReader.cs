using System.Text.Json;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Measurement.Import;

/// <summary>Reads results of any known format from files and folders, and puts them together.</summary>
/// <param name="formats">The formats it knows.</param>
/// <param name="directory">What relative paths are relative to, in arguments and in messages.</param>
public sealed class ResultsReader(IReadOnlyList<IResultsFormat> formats, string directory)
{
    /// <summary>Reads everything named, sides as the files have them.</summary>
    /// <param name="inputs">Files, or folders whose files are all read; what is no results file in a folder is left out.</param>
    /// <exception cref="InvalidResultsException">A named file is unreadable or of no known format, or nothing was found. All errors at once.</exception>
    public ResultsDocument Read(IReadOnlyList<string> inputs)
    {
        return MergedResults.Of([.. ReadEach(inputs).Select(read => read.Document)]);
    }

    /// <summary>Reads everything named, and keeps files apart.</summary>
    /// <exception cref="InvalidResultsException">As <see cref="Read"/>.</exception>
    public IReadOnlyList<ReadResults> ReadEach(IReadOnlyList<string> inputs)
    {
        var errors = new List<Diagnostic>();
        var results = ReadAll(inputs, errors);
        return errors.Count > 0 ? throw new InvalidResultsException(errors) : results;
    }

    /// <summary>Reads what was measured before and after a change; what the files measured of bases of their own is left out.</summary>
    /// <exception cref="InvalidResultsException">As <see cref="Read"/>, for both at once.</exception>
    public ResultsDocument ReadSides(IReadOnlyList<string> baseInputs, IReadOnlyList<string> headInputs)
    {
        // Large files take longer to read than to judge, and reading is one processor's work.
        var (ofBase, ofHead) = (new List<Diagnostic>(), new List<Diagnostic>());
        var reading = Task.Run(() => ReadAll(baseInputs, ofBase));
        var after = ReadAll(headInputs, ofHead);
        var before = reading.GetAwaiter().GetResult();
        return ofBase.Count + ofHead.Count > 0 ? throw new InvalidResultsException([.. ofBase, .. ofHead])
            : MergedResults.OfSides([.. before.Select(read => read.Document)], [.. after.Select(read => read.Document)]);
    }

    private List<ReadResults> ReadAll(IReadOnlyList<string> inputs, List<Diagnostic> errors)
    {
        var results = new List<ReadResults>();
        foreach (var input in inputs.Select(path => Path.GetFullPath(path, directory)))
        {
            var isFolder = Directory.Exists(input);
            var before = results.Count + errors.Count;
            foreach (var file in isFolder ? ResultsFolder.Files(input) : [input])
            {
                try
                {
                    if (ReadFile(file, optional: isFolder) is { } document) results.Add(new(Shown(file), document));
                }
                catch (InvalidResultsException invalid)
                {
                    errors.AddRange(invalid.Diagnostics);
                }
            }
            if (results.Count + errors.Count == before) errors.Add(Unreadable(input, $"holds no results. Known are {Names()}."));
        }
        return OneOfEachRun(results);
    }

    // A tool may write one run in several shapes side by side: it is one launch, of which the fullest shape counts.
    private static List<ReadResults> OneOfEachRun(List<ReadResults> results) =>
    [
        .. results
            .Select((read, at) => (Read: read, Run: read.Document.Fingerprint ?? $"file {at}"))
            .GroupBy(read => read.Run, read => read.Read, StringComparer.Ordinal)
            .Select(shapes => shapes.MaxBy(shape => Fullness(shape.Document))!),
    ];

    private static int Fullness(ResultsDocument document) =>
        document.Targets.Sum(target => target.Launches.Sum(launch => launch.Summary?.Service?.Quantiles.Count ?? 0));

    private ResultsDocument? ReadFile(string path, bool optional)
    {
        try
        {
            var content = File.ReadAllBytes(path);
            var utf8 = content.AsMemory(content.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0);
            var root = new JsonRoot(utf8);
            var format = formats.FirstOrDefault(known => known.Recognises(root));
            if (format is not null) return ReadAs(format, path, utf8);
            return optional ? null : throw Invalid(path, $"is of no known format. Known are {Names()}.");
        }
        catch (JsonException malformed)
        {
            var at = new SourceLocation(Shown(path), (int)(malformed.LineNumber ?? 0) + 1, (int)(malformed.BytePositionInLine ?? 0) + 1);
            throw new InvalidResultsException([new(DiagnosticCode.ResultsUnreadable, DiagnosticSeverity.Error, at, "This is no JSON: the file is cut off or damaged.")]);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Invalid(path, failure is FileNotFoundException or DirectoryNotFoundException ? "does not exist." : $"cannot be read: {failure.Message}");
        }
    }

    private ResultsDocument ReadAs(IResultsFormat format, string path, ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return format.Read(Shown(path), utf8);
        }
        catch (InvalidResultsException)
        {
            // What a cut-off file seems to lack is not what is wrong with it: that it is JSON at all is known only here, where it matters.
            using var whole = JsonDocument.Parse(utf8, JsonRoot.Lenient);
            throw;
        }
    }

    private string Names() => string.Join(", ", formats.Select(format => format.Name));

    private InvalidResultsException Invalid(string path, string what) => new([Unreadable(path, what)]);

    private Diagnostic Unreadable(string path, string what) =>
        new(DiagnosticCode.ResultsUnreadable, DiagnosticSeverity.Error, null, $"{Shown(path)} {what}");

    private string Shown(string path) => DisplayPath.Of(path, directory);
}
