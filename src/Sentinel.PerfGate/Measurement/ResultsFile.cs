using System.Text;
using System.Text.Json;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement.Results;

namespace Sentinel.PerfGate.Measurement;

/// <summary>Reads and writes results files, <c>perfgate.results/1</c>.</summary>
public static class ResultsFile
{
    /// <summary>Reads a file. Samples in other units of time become ns; unknown fields are kept.</summary>
    /// <exception cref="InvalidResultsException">It is unreadable or of another format (PERF212), of another version (PERF213), or its pairs do not add up (PERF214).</exception>
    public static ResultsDocument Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            return Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new InvalidResultsException(
                [new Diagnostic(DiagnosticCode.ResultsUnreadable, DiagnosticSeverity.Error, null, $"{path} cannot be read: {unreadable.Message}")]);
        }
    }

    /// <summary>Reads a file's content.</summary>
    /// <param name="utf8">The content.</param>
    /// <param name="file">The file's name in diagnostics.</param>
    /// <exception cref="InvalidResultsException">As for <see cref="Read"/>.</exception>
    public static ResultsDocument Parse(ReadOnlyMemory<byte> utf8, string file)
    {
        var content = new ResultsContent(file, utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8);
        var document = content.Read();
        var problems = ResultsRules.Check(document).Select(content.Locate).ToList();
        return problems.Count == 0 ? ResultsShape.FromJson(document) : throw new InvalidResultsException(problems);
    }

    /// <summary>Writes a document to a temporary name beside the path, then renames it: a reader never sees half a file.</summary>
    public static async Task WriteAsync(ResultsDocument document, string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var temporary = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            await using (var stream = File.Create(temporary))
                await WriteAsync(document, stream, cancellation);
            File.Move(temporary, full, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>A document as text.</summary>
    public static async Task<string> TextAsync(ResultsDocument document, CancellationToken cancellation = default)
    {
        using var stream = new MemoryStream();
        await WriteAsync(document, stream, cancellation);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Writes a document to a stream.</summary>
    public static Task WriteAsync(ResultsDocument document, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        return JsonSerializer.SerializeAsync(stream, ResultsShape.ToJson(document), ResultsJson.Options, cancellation);
    }
}
