using System.Diagnostics;
using Xunit;

namespace Sentinel.PerfGate.Tasks.Tests.Packages;

/// <summary>A user's solution in a folder of its own: a library, perf projects that reference the package, budgets.</summary>
internal sealed class TemporarySolution : IDisposable
{
    public const string Pass = "--fake-verdicts \"{'format':'perfgate.verdicts/1','runId':'RUNID','outcome':'pass','exitCode':0}\"";

    private readonly TemporaryDirectory folder = new();
    private string[] fake = [];
    private bool restored;

    public TemporarySolution(PackedPackages packages, params string[] perfProjects)
    {
        // The repository's own settings stop here; sources are those of the machine and the folder with the packages.
        folder.Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <ImplicitUsings>enable</ImplicitUsings>
                <LangVersion>latest</LangVersion>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <NuGetAudit>false</NuGetAudit>
                <RunAnalyzers>false</RunAnalyzers>
                <RestoreAdditionalProjectSources>{packages.Feed}</RestoreAdditionalProjectSources>
                <PerfGateLockFile>{folder.File("lock")}</PerfGateLockFile>
              </PropertyGroup>
            </Project>
            """);
        folder.Write("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><PackageVersion Include="Sentinel.PerfGate" Version="{packages.Version}" /></ItemGroup>
            </Project>
            """);
        folder.Write("Lib/Lib.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        Write("Lib/Work.cs", "namespace Lib; public static class Work { public static int Sum(int[] a) { var s = 0; foreach (var x in a) s += x; return s; } }");
        foreach (var name in perfProjects)
        {
            AddPerfProject(name);
        }

        var projects = string.Concat(perfProjects.Prepend("Lib").Select(name => $"""<Project Path="{name}/{name}.csproj" />"""));
        folder.Write("Some.slnx", $"<Solution>{projects}</Solution>");
    }

    public string Root => folder.Path;

    public string File(string name) => folder.File(name);

    /// <summary>The files in bin and obj folders, apart from what every build writes anew, or those outside of them.</summary>
    public IReadOnlyList<string> Files(bool output) =>
        [.. Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file))
            .Where(file => file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj") == output)
            .Where(file => !output || !file.EndsWith(".cache", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    /// <summary>Takes away what a test added to a solution that others use too.</summary>
    public void RemoveAdditions()
    {
        fake = [];
        foreach (var name in (string[])["Directory.Solution.props", "Directory.Solution.targets", "Perf/Broken.cs", "record.json", "pids"])
        {
            System.IO.File.Delete(File(name));
        }

        if (Directory.Exists(File("artifacts")))
        {
            Directory.Delete(File("artifacts"), recursive: true);
        }
    }

    /// <summary>What the named projects are built into in Release.</summary>
    public IEnumerable<string> Release(params string[] names) => names.Select(name => File($"{name}/bin/Release/net10.0/{name}.dll"));

    public void Write(string name, string content) => folder.Write(name, content);

    public void AddPerfProject(string name, string targetFrameworks = "net10.0")
    {
        var condition = targetFrameworks.Contains(';', StringComparison.Ordinal) ? """ Condition="'$(TargetFramework)' == 'net10.0'" """ : "";
        var property = condition.Length > 0 ? "TargetFrameworks" : "TargetFramework";
        folder.Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><{property}>{targetFrameworks}</{property}></PropertyGroup>
              <ItemGroup {condition}><PackageReference Include="Sentinel.PerfGate" /></ItemGroup>
              <ItemGroup {condition}><ProjectReference Include="../Lib/Lib.csproj" /></ItemGroup>
            </Project>
            """);
    }

    /// <summary>A test program that references the package for measured tests, and nothing else of the gate.</summary>
    public void AddTestProject(string name, PackedPackages packages)
    {
        string[] versions = [Version("Sentinel.PerfGate", packages.Version), Version("Sentinel.PerfGate.Xunit", packages.Version), Version("xunit.v3", Repository.XunitVersion)];
        folder.Write("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup>{string.Concat(versions)}</ItemGroup>
            </Project>
            """);
        folder.Write("global.json", """{ "test": { "runner": "Microsoft.Testing.Platform" } }""");
        folder.Write($"{name}/{name}.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Sentinel.PerfGate.Xunit" />
                <PackageReference Include="xunit.v3" />
                <ProjectReference Include="../Lib/Lib.csproj" />
              </ItemGroup>
            </Project>
            """);
        var projects = System.IO.File.ReadAllText(File("Some.slnx"));
        Write("Some.slnx", projects.Replace("</Solution>", $"""<Project Path="{name}/{name}.csproj" /></Solution>""", StringComparison.Ordinal));

        static string Version(string package, string version) => $"""<PackageVersion Include="{package}" Version="{version}" />""";
    }

    /// <summary>The solution-level files, as <c>perfgate init</c> writes them.</summary>
    public void AddSolutionFiles()
    {
        foreach (var name in (string[])["Directory.Solution.props", "Directory.Solution.targets"])
        {
            Write(name, System.IO.File.ReadAllText(Path.Combine(Repository.Root, name)));
        }
    }

    /// <summary>
    /// Builds in one process unless <c>-m</c> is among the arguments, and restores the first time only: starting more processes and
    /// looking for packages again would be most of a small build's time.
    /// </summary>
    public async Task<ChildProcess> BuildAsync(params string[] arguments)
    {
        string[] nodes = arguments.Contains("-m") ? [] : ["-m:1"];
        string[] restore = restored ? ["--no-restore"] : [];
        var build = await ChildProcess.RunAsync(
            "dotnet", Root, ["build", "-nologo", "-tl:off", .. nodes, .. restore, .. fake, .. arguments], TestContext.Current.CancellationToken);
        restored |= build.ExitCode == 0;
        return build;
    }

    /// <summary>Builds with a program that only writes down how it was started, and returns that: one element a start.</summary>
    public async Task<IReadOnlyList<RecordedStart>> StartsAsync(params string[] arguments)
    {
        UseFake($"{Pass} --fake-record record.json");
        var build = await BuildAsync([.. arguments, "-p:RunPerfGate=true"]);
        Assert.True(build.ExitCode == 0, build.Output);
        return Starts();
    }

    public IReadOnlyList<RecordedStart> Starts()
    {
        var record = File("record.json");
        if (!System.IO.File.Exists(record))
        {
            return [];
        }

        var starts = System.IO.File.ReadLines(record).Select(RecordedStart.Parse).ToList();
        System.IO.File.Delete(record);
        return starts;
    }

    /// <summary>Puts a program of the tests in perfgate's place, by properties alone: a changed file would compile everything anew.</summary>
    public void UseFake(string behaviour) =>
        fake = [$"-p:PerfGateProgram={Repository.FakeProgram}", "-p:PerfGateArguments=" + Escape(behaviour)];

    /// <summary>
    /// Starts a build that can be interrupted also where the tests run in a shell's background, which hands down an ignored SIGINT.
    /// </summary>
    public Process Start(params string[] arguments) =>
        ChildProcess.Start("env", Root, ["--default-signal=INT", "dotnet", .. arguments, .. fake]);

    public void Dispose() => folder.Dispose();

    private static string Escape(string value) =>
        string.Concat(value.Select(c => c is '%' or ';' or ',' or '"' ? $"%{(int)c:X2}" : c.ToString()));
}
