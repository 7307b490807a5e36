using System.Runtime.InteropServices;
using Sentinel.PerfGate.Tasks.Tests.Packages;
using Xunit;

namespace Sentinel.PerfGate.Tasks.Tests.Documentation;

/// <summary>
/// The page of the first hour, typed word for word into an empty folder: template and tool from a feed, a test run that measures nothing, a green
/// build of all three kinds, budgets from its results, a red test at its source, a red build at its limit.
/// </summary>
[Collection(Measuring.Name)]
public sealed class QuickStartTests(PackedPackages packages) : IDisposable
{
    private const string Page = "docs/quickstart.md";
    private const string ShowsTheCode = "echo $?";

    private readonly TemporaryDirectory folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_the_page_tells_to_type_prints_what_the_page_says()
    {
        var steps = TranscriptStep.Of(await File.ReadAllTextAsync(Path.Combine(Repository.Root, Page), Cancellation));
        Assert.True(steps.Count >= 10, $"{Page} has {steps.Count} commands.");

        var typed = await new Shell(Empty(), await SurroundingsAsync()).TypeAsync(steps.Select(step => step.Command), Cancellation);

        Assert.Equal(steps.Count, typed.Count);
        foreach (var (index, (step, result)) in steps.Zip(typed).Index())
        {
            var failureIsShown = index + 1 < steps.Count && steps[index + 1].Command == ShowsTheCode;
            Assert.True(result.ExitCode == 0 || failureIsShown, $"{Page}:{step.Line}: {step.Command}: exit code {result.ExitCode}\n{result.Output}");
            Holds(step, result.Output.Replace(folder.File("Shop") + "/", "", StringComparison.Ordinal));
        }
    }

    private static void Holds(TranscriptStep step, string output)
    {
        var lines = output.ReplaceLineEndings("\n").Split('\n').Select(Masked.Of).ToList();
        var from = 0;
        foreach (var expected in step.Printed.Where(line => line.Trim() is not ("" or "…")))
        {
            var found = lines.IndexOf(Masked.Of(expected), from);
            Assert.True(found >= 0, $"{Page}:{step.Line}: {step.Command} does not print, in this place:\n  {Masked.Of(expected)}\nbut\n  {string.Join("\n  ", lines)}");
            from = found + 1;
        }
    }

    // Beside the folder, so that it is empty: the machine's gates do not wait for this one, and no vulnerability data is looked for.
    private string Empty()
    {
        folder.Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <NuGetAudit>false</NuGetAudit>
                <PerfGateLockFile>{folder.File("lock")}</PerfGateLockFile>
              </PropertyGroup>
            </Project>
            """);
        return Directory.CreateDirectory(folder.File("Shop")).FullName;
    }

    /// <summary>A user's home of its own, with the machine's sources and packages: what the page installs is gone with the folder.</summary>
    private async Task<Dictionary<string, string>> SurroundingsAsync()
    {
        var home = Directory.CreateDirectory(folder.File("home")).FullName;
        var sources = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "NuGet", "NuGet.Config");
        if (File.Exists(sources)) folder.Write("home/.nuget/NuGet/NuGet.Config", await File.ReadAllTextAsync(sources, Cancellation));
        return new Dictionary<string, string>
        {
            ["HOME"] = home,
            ["DOTNET_CLI_HOME"] = home,
            ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["MSBUILDTERMINALLOGGER"] = "off",
            ["NUGET_PACKAGES"] = await packages.GlobalFolderAsync(),
            ["PATH"] = $"{Path.Combine(home, ".dotnet", "tools")}:{Environment.GetEnvironmentVariable("PATH")}",
            ["FEED"] = packages.Feed,
        };
    }
}
