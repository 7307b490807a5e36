using System.IO.Compression;
using System.Xml.Linq;
using Xunit;

namespace Sentinel.PerfGate.Tasks.Tests.Packages;

public sealed class PackageContentTests(PackedPackages packages)
{
    [Fact]
    public void The_library_brings_the_build_assets_of_the_tasks_with_it()
    {
        using var package = Open("Sentinel.PerfGate");
        using var nuspec = package.Entries.Single(e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        var dependency = XDocument.Load(nuspec).Descendants()
            .Single(e => e.Name.LocalName == "dependency" && (string?)e.Attribute("id") == "Sentinel.PerfGate.Tasks");
        Assert.Equal(packages.Version, (string?)dependency.Attribute("version"));
        Assert.Contains("Build", ((string?)dependency.Attribute("include"))!.Split(','));
    }

    [Theory]
    [InlineData("build/Sentinel.PerfGate.Tasks.props")]
    [InlineData("build/Sentinel.PerfGate.Tasks.targets")]
    [InlineData("build/PerfGate.targets")]
    [InlineData("build/commandline/dirs.proj")]
    [InlineData("buildMultiTargeting/Sentinel.PerfGate.Tasks.props")]
    [InlineData("buildMultiTargeting/Sentinel.PerfGate.Tasks.targets")]
    [InlineData("tools/netstandard2.0/Sentinel.PerfGate.Tasks.dll")]
    [InlineData("tools/net10.0/perfgate.dll")]
    [InlineData("tools/net10.0/perfgate.runtimeconfig.json")]
    [InlineData("tools/net10.0/perfgate.deps.json")]
    [InlineData("tools/net10.0/Sentinel.PerfGate.dll")]
    public void The_tasks_package_holds(string file)
    {
        using var package = Open("Sentinel.PerfGate.Tasks");
        Assert.Contains(file, package.Entries.Select(e => e.FullName));
    }

    [Fact]
    public void The_tasks_package_has_nothing_to_compile_against()
    {
        using var package = Open("Sentinel.PerfGate.Tasks");
        Assert.DoesNotContain(package.Entries, e => e.FullName.StartsWith("lib/", StringComparison.Ordinal) || e.FullName.StartsWith("ref/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("build/Sentinel.PerfGate.Xunit.targets")]
    [InlineData("analyzers/dotnet/cs/Sentinel.PerfGate.Analyzers.dll")]
    public void The_package_for_measured_tests_holds(string file)
    {
        using var package = Open("Sentinel.PerfGate.Xunit");
        Assert.Contains(file, package.Entries.Select(e => e.FullName));
    }

    [Fact]
    public void The_tool_package_is_a_dotnet_tool()
    {
        using var package = Open("Sentinel.PerfGate.Tool");
        Assert.Contains(package.Entries, e => e.Name == "DotnetToolSettings.xml");
    }

    [Fact]
    public async Task The_template_package_makes_projects_that_take_packages_of_its_own_version()
    {
        await using var package = Open("Sentinel.PerfGate.Templates");
        Assert.Contains("content/perfgate/.template.config/template.json", package.Entries.Select(e => e.FullName));
        using var project = new StreamReader(await package.GetEntry("content/perfgate/Company.Perf.csproj")!.OpenAsync(TestContext.Current.CancellationToken));
        Assert.Contains($"Include=\"Sentinel.PerfGate.Xunit\" Version=\"{packages.Version}\"", await project.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private ZipArchive Open(string id) => ZipFile.OpenRead(Path.Combine(packages.Feed, $"{id}.{packages.Version}.nupkg"));
}
