namespace Sentinel.PerfGate.Tests.Budgets;

/// <summary>A temporary folder with files; gone when disposed.</summary>
internal sealed class BudgetFolder : IDisposable
{
    public const string Valid = """{ "version": 1, "budgets": { "a/b": { "mean": "< 5ms" } } }""";

    public string Root { get; } = Directory.CreateTempSubdirectory("perfgate-budgets-").FullName;

    public string Write(string relative, string content = Valid)
    {
        var path = Path.Combine(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
