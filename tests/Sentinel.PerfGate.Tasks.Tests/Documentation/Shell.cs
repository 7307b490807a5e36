using System.Diagnostics;
using Sentinel.PerfGate.Tasks.Tests.Packages;

namespace Sentinel.PerfGate.Tasks.Tests.Documentation;

/// <summary>Types commands into one shell of a user who has nothing but the SDK: a home of his own, and a feed.</summary>
/// <param name="folder">Where it begins.</param>
/// <param name="variables">What its environment has beside that.</param>
internal sealed class Shell(string folder, IReadOnlyDictionary<string, string> variables)
{
    /// <summary>Runs all of them, also behind one that failed.</summary>
    /// <returns>What each printed, and its exit code.</returns>
    public async Task<IReadOnlyList<ChildProcess>> TypeAsync(IEnumerable<string> commands, CancellationToken cancellation)
    {
        var marker = Guid.NewGuid().ToString("N");
        // The exit code is handed on, for a command that shows it. The first line of a part is the code of the command before it.
        var script = string.Concat(commands.Select(command => $"{command}\ncode=$?; echo; echo {marker}$code; (exit $code)\n"));
        var start = new ProcessStartInfo("bash", ["-c", $"exec 2>&1\necho\n{script}"]) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true };
        ChildEnvironment.Scrub(start.Environment);
        foreach (var (name, value) in variables) start.Environment[name] = value;

        using var shell = Process.Start(start)!;
        using var kill = cancellation.Register(() => shell.Kill(entireProcessTree: true));
        var printed = await shell.StandardOutput.ReadToEndAsync(cancellation);
        await shell.WaitForExitAsync(cancellation);
        var parts = printed.Split(marker);
        return [.. parts.Skip(1).Zip(parts, (next, part) => new ChildProcess(int.Parse(next.Split('\n')[0]), part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..]))];
    }
}
