using System.Text;

namespace Sentinel.PerfGate.Reporting;

/// <summary>Files that are there whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Writes to a temporary name in the same folder, made when it is missing, and renames.</summary>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="Write(string, string)"/>
    public static void Write(string path, byte[] content) => WriteAll([(path, content)]);

    /// <summary>Writes several files; while one cannot be written, none takes its place.</summary>
    public static void WriteAll(IReadOnlyList<(string Path, byte[] Content)> files)
    {
        var written = files.Select(file => (Place: PlaceOf(file.Path), file.Content)).ToList();
        try
        {
            foreach (var (place, content) in written)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                File.WriteAllBytes(Temporary(place), content);
                if (!OperatingSystem.IsWindows() && File.Exists(place)) File.SetUnixFileMode(Temporary(place), File.GetUnixFileMode(place));
            }
            foreach (var (place, _) in written) File.Move(Temporary(place), place, overwrite: true);
        }
        finally
        {
            foreach (var (place, _) in written)
                if (File.Exists(Temporary(place))) File.Delete(Temporary(place));
        }
    }

    // A link stays one: what it leads to is replaced.
    private static string PlaceOf(string path) =>
        (File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? Path.GetFullPath(path);

    private static string Temporary(string place) => $"{place}.{Environment.ProcessId}.tmp";
}
