using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate.Planning;
using Sentinel.PerfGate.Gate.Projects;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tests.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate.Planning;

public sealed class SourcePlaceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("/_/tests/Perf/Facts.cs")]
    [InlineData("/_1/tests/Perf/Facts.cs")]
    public void A_path_of_a_deterministic_build_is_found_above_the_project(string mapped)
    {
        var source = Path.Combine(_folder.Path, "tests", "Perf", "Facts.cs");
        Directory.CreateDirectory(Path.GetDirectoryName(source)!);
        File.WriteAllText(source, "");

        Assert.Equal(new SourceLocation(source, 7, 1), SourcePlace.Of(new SourceLocation(mapped, 7, 1), Project()));
    }

    [Fact]
    public void What_is_not_there_is_named_as_the_compiler_named_it() =>
        Assert.Equal(new SourceLocation("/_/Gone.cs", 7, 1), SourcePlace.Of(new SourceLocation("/_/Gone.cs", 7, 1), Project()));

    [Fact]
    public void Without_a_place_the_project_stands_for_it() =>
        Assert.Equal(new SourceLocation(Project().ProjectFile!, 1, 1), SourcePlace.Of(null, Project()));

    private HeadProject Project() => new(
        Path.Combine(_folder.Path, "tests", "Perf", "Perf.csproj"),
        new DeclaredAssembly(new PerfAssembly(Path.Combine(_folder.Path, "Perf.dll"), Side.Head), [], [], Failure: null));
}
