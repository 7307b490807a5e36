using System.Runtime.CompilerServices;

namespace Sentinel.PerfGate.Tests.Snapshots;

/// <summary>Finds files of the repository from where the tests' source lies.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find([CallerFilePath] string testFile = "")
    {
        var folder = System.IO.Path.GetDirectoryName(testFile);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "Sentinel.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException($"No Sentinel.sln above {testFile}.");
    }
}
