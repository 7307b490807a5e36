using System.Globalization;
using System.Xml.Linq;

if (args is not [var limit, var source, .. var reports] || reports.Length == 0 || !double.TryParse(limit, CultureInfo.InvariantCulture, out var threshold))
{
    Console.Error.WriteLine("usage: coverage <least percent of lines> <source folder> <cobertura file>…");
    return 2;
}

var root = Path.GetFullPath(source) + Path.DirectorySeparatorChar;
var generated = $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}";

// A line is covered when any of the test programs reached it.
var covered = new SortedDictionary<string, Dictionary<(string File, int Line), bool>>(StringComparer.Ordinal);
foreach (var type in reports.SelectMany(report => XDocument.Load(report).Descendants("class")))
{
    var file = Path.GetFullPath((string)type.Attribute("filename")!);
    if (!file.StartsWith(root, StringComparison.Ordinal) || file.Contains(generated, StringComparison.Ordinal))
    {
        continue;
    }

    var project = file[root.Length..].Split(Path.DirectorySeparatorChar)[0];
    if (!covered.TryGetValue(project, out var lines))
    {
        covered[project] = lines = [];
    }

    foreach (var line in type.Element("lines")?.Elements("line") ?? [])
    {
        var key = (file, (int)line.Attribute("number")!);
        lines[key] = lines.GetValueOrDefault(key) || (long)line.Attribute("hits")! > 0;
    }
}

foreach (var (project, lines) in covered)
{
    Console.WriteLine($"  {project,-28} {Percent(lines.Values),6:0.0} %  of {lines.Count:N0} lines");
}

var unseen = Directory.GetDirectories(root).Where(HasCode).Select(d => Path.GetFileName(d)!).Where(project => !covered.ContainsKey(project)).ToList();
if (unseen.Count > 0)
{
    Console.Error.WriteLine($"Not reached by any test: {string.Join(", ", unseen)}.");
    return 1;
}

var total = Percent(covered.Values.SelectMany(lines => lines.Values));
Console.WriteLine($"Line coverage of {Path.GetFileName(source.TrimEnd('/'))}/: {total:0.0} % (at least {threshold:0} %)");
if (total < threshold)
{
    Console.Error.WriteLine("Too little.");
    return 1;
}

return 0;

// The sources of a template's package are content: they are compiled where somebody has made a project of it.
static bool HasCode(string folder) =>
    !Directory.GetFiles(folder, "*.csproj").Any(project => XDocument.Load(project).Descendants("PackageType").Any(type => type.Value == "Template"));

static double Percent(IEnumerable<bool> lines)
{
    var counts = lines.CountBy(hit => hit).ToDictionary();
    var hits = counts.GetValueOrDefault(true);
    return 100.0 * hits / Math.Max(1, hits + counts.GetValueOrDefault(false));
}
