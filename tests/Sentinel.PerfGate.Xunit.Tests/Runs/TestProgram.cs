using System.Diagnostics;
using System.Text;
using Xunit;

namespace Sentinel.PerfGate.XunitTests.Runs;

/// <summary>A run of the fixtures' test program in a process of its own.</summary>
internal sealed record TestProgram(int ExitCode, string Output, string Results, IReadOnlyList<JournalEntry> Journal)
{
    private const string Name = "Sentinel.PerfGate.Fixtures.Xunit";

    /// <summary>The folder that holds the program.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(
        Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory), "..", "..", Name, Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))));

    /// <summary>Runs it, and reads what it left.</summary>
    /// <param name="mode">PERFGATE_MODE; null for none.</param>
    /// <param name="arguments">Which tests, and how.</param>
    public static Task<TestProgram> RunAsync(string? mode, params string[] arguments) => RunInAsync(Folder, mode, arguments);

    /// <summary>Runs it, and hears of every line that it prints at once.</summary>
    public static Task<TestProgram> RunAsync(string? mode, Action<string> heard, params string[] arguments) => RunInAsync(Folder, mode, arguments, heard);

    /// <summary>Runs a copy of it.</summary>
    public static async Task<TestProgram> RunInAsync(string folder, string? mode, string[] arguments, Action<string>? heard = null)
    {
        var files = Directory.CreateTempSubdirectory("perffacts-");
        try
        {
            var journal = Path.Combine(files.FullName, "journal");
            var results = Path.Combine(files.FullName, "results.xml");
            using var process = Process.Start(Start(folder, mode, journal, ["-noColor", "-result-xml", results, .. arguments]))!;
            var error = process.StandardError.ReadToEndAsync();
            var output = new StringBuilder();
            while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                output.AppendLine(line);
                heard?.Invoke(line);
            }

            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return new TestProgram(
                process.ExitCode,
                output + await error,
                File.Exists(results) ? await File.ReadAllTextAsync(results) : throw new InvalidOperationException(output + await error),
                File.Exists(journal) ? [.. (await File.ReadAllLinesAsync(journal)).Select(JournalEntry.Parse)] : []);
        }
        finally
        {
            files.Delete(recursive: true);
        }
    }

    private static ProcessStartInfo Start(string folder, string? mode, string journal, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(folder, Name + ".dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["PERFFACTS_JOURNAL"] = journal;
        start.Environment.Remove("PERFGATE_MODE");
        if (mode is not null)
            start.Environment["PERFGATE_MODE"] = mode;
        return start;
    }
}
