using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Gate.History;

/// <summary>A history file: one line a run, which is added and never changed.</summary>
/// <param name="path">Its full path.</param>
/// <param name="shown">Its name in messages.</param>
internal sealed class HistoryFile(string path, string shown)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Where lines go that were cut off.</summary>
    private const string RestSuffix = ".rest";

    private const int Attempts = 100;

    /// <summary>Reads the file.</summary>
    /// <exception cref="GateInputException">It is absent, cannot be read, or has lines that are no runs (PERF213, PERF215).</exception>
    public HistoryReading Read()
    {
        using var stream = Open(FileMode.Open, FileAccess.Read);
        return HistoryText.Parse(Content(stream), shown);
    }

    /// <summary>
    /// Adds a run as the last line. The file is held while it is read and written, so that two at once add two lines, and
    /// is added to in place: renaming a copy over it would lose the other's line. A line that is cut off moves to a file beside.
    /// </summary>
    /// <exception cref="GateInputException">As <see cref="Read"/>; an absent file is made.</exception>
    public HistoryAddition Add(HistoryRun run)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = Open(FileMode.OpenOrCreate, FileAccess.ReadWrite);
        var content = Content(stream);
        var reading = HistoryText.Parse(content, shown);
        var known = reading.Runs.ToList().FindIndex(recorded => run.RunId is not null && recorded.Run.RunId == run.RunId && recorded.Run.Commit == run.Commit);
        if (known >= 0) return new HistoryAddition(known + 1, IsNew: false, CutOff: null);

        if (reading.CutOff is not null)
        {
            File.AppendAllBytes(path + RestSuffix, [.. content[reading.WholeLength..], (byte)'\n']);
            stream.SetLength(reading.WholeLength);
        }
        stream.Seek(0, SeekOrigin.End);
        stream.Write([.. reading.EndsOpen ? "\n"u8 : default, .. HistoryLine.Write(run), (byte)'\n']);
        stream.Flush(flushToDisk: true);
        var told = reading.CutOff is { } line ? line with { Message = $"{line.Message} It is now in {shown}{RestSuffix}." } : null;
        return new HistoryAddition(reading.Runs.Count + 1, IsNew: true, told);
    }

    private FileStream Open(FileMode mode, FileAccess access)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, mode, access, access == FileAccess.Read ? FileShare.Read : FileShare.None);
            }
            catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
            {
                throw Unreadable("does not exist. `perfgate history add` makes it.");
            }
            catch (IOException) when (attempt < Attempts && File.Exists(path))
            {
                Thread.Sleep(Pause);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw Unreadable($"cannot be opened: {failure.Message}");
            }
        }
    }

    private static byte[] Content(FileStream stream)
    {
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private GateInputException Unreadable(string what) =>
        new(2, new Diagnostic(DiagnosticCode.HistoryUnreadable, DiagnosticSeverity.Error, null, $"{shown} {what}"));
}
