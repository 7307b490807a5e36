namespace Sentinel.PerfGate.Budgets;

/// <summary>Finds files by a full path with <c>*</c> within segments and <c>**</c> across them.</summary>
internal static class FileGlob
{
    private static readonly EnumerationOptions Listing = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };

    private static readonly StringComparison Comparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    public static IReadOnlyCollection<string> Find(string fullPattern)
    {
        var root = Path.GetPathRoot(fullPattern)!;
        var segments = fullPattern[root.Length..]
            .Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
            .Select(segment => new PatternSegment(segment))
            .ToArray();
        return Find(root, segments).ToHashSet();
    }

    private static IEnumerable<string> Find(string folder, ReadOnlyMemory<PatternSegment> segments)
    {
        var (segment, rest) = (segments.Span[0], segments[1..]);
        if (segment.Kind == SegmentKind.Literal && !rest.IsEmpty)
        {
            var next = Path.Combine(folder, segment.Text);
            return Directory.Exists(next) ? Find(next, rest) : [];
        }

        if (segment.Kind == SegmentKind.AnySegments)
        {
            // A link to a folder could lead in a circle.
            var below = Folders(folder).Where(next => new DirectoryInfo(next).LinkTarget is null).SelectMany(next => Find(next, segments));
            return (rest.IsEmpty ? Files(folder) : Find(folder, rest)).Concat(below);
        }

        return rest.IsEmpty
            ? Files(folder).Where(Matches)
            : Folders(folder).Where(Matches).SelectMany(next => Find(next, rest));

        bool Matches(string path) => segment.IsMatch(Path.GetFileName(path), Comparison);
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*", Listing);

    private static IEnumerable<string> Folders(string folder) => Directory.EnumerateDirectories(folder, "*", Listing);
}
