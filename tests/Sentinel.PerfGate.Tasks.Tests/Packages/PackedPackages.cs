using System.Globalization;
using Sentinel.PerfGate.Tasks.Tests.Packages;
using Xunit;

[assembly: AssemblyFixture(typeof(PackedPackages))]

namespace Sentinel.PerfGate.Tasks.Tests.Packages;

/// <summary>The packages of this repository, packed once into a folder that serves as a feed, under a version of this test run.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private static readonly string[] Projects = ["Sentinel.PerfGate", "Sentinel.PerfGate.Tasks", "Sentinel.PerfGate.Tool", "Sentinel.PerfGate.Xunit", "Sentinel.PerfGate.Templates"];

    private readonly TemporaryDirectory feed = new();

    public string Version { get; } = "0.0.0-test." + DateTime.UtcNow.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + Environment.ProcessId;

    public string Feed => feed.Path;

    /// <summary>The machine's package folder.</summary>
    public async Task<string> GlobalFolderAsync()
    {
        var listed = await ChildProcess.RunAsync("dotnet", Feed, ["nuget", "locals", "global-packages", "--list", "--force-english-output"], CancellationToken.None);
        return listed.Output.Split("global-packages:", 2)[^1].Trim();
    }

    public async ValueTask InitializeAsync()
    {
        foreach (var project in Projects)
        {
            var packed = await ChildProcess.RunAsync(
                "dotnet",
                Repository.Root,
                ["pack", $"src/{project}", "-c", Repository.Pivot, "--no-build", "-o", Feed, $"-p:MinVerVersionOverride={Version}", "-nologo", "-v", "q"],
                TestContext.Current.CancellationToken);
            Assert.True(packed.ExitCode == 0, packed.Output);
        }
    }

    /// <summary>Takes them out of the machine's package folder again: no other build can ask for this version.</summary>
    public async ValueTask DisposeAsync()
    {
        var folder = await GlobalFolderAsync();
        foreach (var project in Projects)
        {
            var unpacked = Path.Combine(folder, project.ToLowerInvariant(), Version);
            if (Directory.Exists(unpacked))
            {
                Directory.Delete(unpacked, recursive: true);
            }
        }

        feed.Dispose();
    }
}
