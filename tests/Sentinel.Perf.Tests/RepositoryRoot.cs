namespace Sentinel.Perf.Tests;

/// <summary>The repository, found from where the tests run: the paths of a deterministic build are not those of a machine.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "Sentinel.sln")))
            folder = System.IO.Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException($"No Sentinel.sln above {AppContext.BaseDirectory}.");
    }
}
