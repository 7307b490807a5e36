using System.Security.Cryptography;
using System.Text;

namespace Sentinel.PerfGate.Gate.Bases;

/// <summary>
/// Names the folders of built bases: outside every repository, so that no Directory.Build.props of head is above a base,
/// and one for each repository, commit and runtime.
/// </summary>
internal static class BaseCacheFolder
{
    /// <summary><c>PERFGATE_CACHE</c>, or the user's cache folder, or the temporary folder of a user without a home.</summary>
    public static string Default()
    {
        if (Environment.GetEnvironmentVariable("PERFGATE_CACHE") is { Length: > 0 } chosen) return Path.GetFullPath(chosen);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var cache = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : OperatingSystem.IsMacOS() && home.Length > 0 ? Path.Combine(home, "Library", "Caches")
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg ? xdg
            : home.Length > 0 ? Path.Combine(home, ".cache")
            : "";
        return Path.Combine(cache.Length > 0 ? cache : Path.GetTempPath(), "perfgate");
    }

    /// <summary>The folder of all bases of one repository.</summary>
    public static string OfRepository(string cache, string root)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)))[..10];
        return Path.Combine(cache, "base", $"{Path.GetFileName(root)}-{hash}");
    }

    /// <summary>The folder of one commit's builds. Another runtime's compiler is another base.</summary>
    public static string OfCommit(string repositoryFolder, string commit) =>
        Path.Combine(repositoryFolder, $"{commit[..12]}-net{Environment.Version}");

    /// <summary>A file name for a project inside a repository.</summary>
    public static string KeyOfProject(string projectInRepository) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(projectInRepository.Replace('\\', '/'))))[..16];
}
