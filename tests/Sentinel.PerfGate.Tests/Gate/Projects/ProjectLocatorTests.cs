using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Gate.Projects;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Projects;

public sealed class ProjectLocatorTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfgate-projects-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_folder_stands_for_the_only_project_in_it()
    {
        var file = Write("A.csproj");
        Write("readme.md");
        Assert.Equal(file, ProjectLocator.Find(_folder.FullName));
        Assert.Equal(file, ProjectLocator.Find(file));
    }

    [Fact]
    public void Two_projects_in_a_folder_are_named()
    {
        Write("A.csproj");
        Write("B.fsproj");
        var error = Assert.Throws<GateInputException>(() => ProjectLocator.Find(_folder.FullName));
        Assert.Contains("A.csproj, B.fsproj", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_there_is_wrong_usage()
    {
        Assert.Contains("no project file", Assert.Throws<GateInputException>(() => ProjectLocator.Find(_folder.FullName)).Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", Assert.Throws<GateInputException>(() => ProjectLocator.Find("nowhere")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_solution_is_told_how_to_be_measured_and_the_perf_projects_in_it_are_named()
    {
        Write("All.slnx");
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.FullName, "perf")).FullName, "Perf.csproj"), """<Project><ItemGroup><PackageReference Include="Sentinel.PerfGate" /></ItemGroup></Project>""");

        var message = Assert.Throws<GateInputException>(() => ProjectLocator.Find(Path.Combine(_folder.FullName, "All.slnx"))).Message;

        Assert.Contains("is a solution: `dotnet build ", message, StringComparison.Ordinal);
        Assert.EndsWith("perf/Perf.csproj.", message, StringComparison.Ordinal);
        Assert.EndsWith("perf/Perf.csproj.", Assert.Throws<GateInputException>(() => ProjectLocator.Find(_folder.FullName)).Message, StringComparison.Ordinal);
    }

    private string Write(string name)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, "");
        return path;
    }
}
