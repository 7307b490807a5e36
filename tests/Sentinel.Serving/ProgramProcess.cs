using System.Diagnostics;

namespace Sentinel.Serving;

/// <summary>Starts programs that this one's configuration must not reach.</summary>
internal static class ProgramProcess
{
    /// <summary>What runs an assembly that lies beside the caller's.</summary>
    public static string[] Command(string assembly, params string[] arguments) =>
        ["dotnet", Path.Combine(AppContext.BaseDirectory, assembly), .. arguments];

    /// <summary>Starts a command in a folder, its two outputs for the caller to read.</summary>
    public static Process Start(IReadOnlyList<string> command, string folder)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var name in start.Environment.Keys.Where(IsConfiguration).ToList())
        {
            start.Environment.Remove(name);
        }

        return Process.Start(start)!;
    }

    private static bool IsConfiguration(string name) =>
        name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)
        || name.StartsWith("SENTINEL", StringComparison.OrdinalIgnoreCase)
        // What the gate sets for its workers: a service under load runs as it does anywhere else.
        || name.StartsWith("DOTNET_TC_", StringComparison.Ordinal)
        || name.StartsWith("DOTNET_SYSTEM_NET_", StringComparison.Ordinal)
        || name.StartsWith("PERFGATE_", StringComparison.Ordinal);
}
