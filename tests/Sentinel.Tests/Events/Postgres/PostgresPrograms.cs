using System.Diagnostics;

namespace Sentinel.Tests.Events.Postgres;

/// <summary>PostgreSQL's server programs, as they are installed.</summary>
internal static class PostgresPrograms
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private static readonly Lazy<string> Folder = new(Find);

    /// <summary>Runs one to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; carries what it printed.</exception>
    public static async Task RunAsync(string program, params string[] arguments)
    {
        // The server refuses to run as root; Debian's package brings a user for it.
        var path = Path.Combine(Folder.Value, program);
        string[] line = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", path, .. arguments] : [path, .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience, CancellationToken.None);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await output}{await error}");
        }
    }

    private static string Find()
    {
        var versions = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        var folders = versions.OrderByDescending(version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0)
            .Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
        return folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")))
            ?? throw new InvalidOperationException(
                "The event store's tests need PostgreSQL's server programs, initdb and pg_ctl, and found them neither in /usr/lib/postgresql/*/bin nor on the PATH. "
                + "Install Debian's package postgresql, or run build/test.sh, which does.");
    }
}
