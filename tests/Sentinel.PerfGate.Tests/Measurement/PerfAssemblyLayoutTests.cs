using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Measurement;

public sealed class PerfAssemblyLayoutTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Assembly => Path.Combine(folder.Path, "X.dll");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_assembly_that_is_not_built_is_PERF300() => Refused("does not exist");

    [Fact]
    public void A_library_without_runtime_configuration_says_which_property_writes_it()
    {
        Write("X.dll", "");
        Write("X.deps.json", "{}");

        Refused("GenerateRuntimeConfigurationFiles");
    }

    [Fact]
    public void An_assembly_that_does_not_reference_the_gate_is_no_perf_project()
    {
        Write("X.dll", "");
        Write("X.runtimeconfig.json", "{}");
        Write("X.deps.json", """{ "targets": { ".NETCoreApp,Version=v10.0": { } }, "libraries": { } }""");

        Refused("is no perf project");
    }

    [Fact]
    public void The_gate_is_found_in_a_packages_folder_when_the_output_does_not_hold_it()
    {
        Write("X.dll", "");
        Write("X.runtimeconfig.json", "{}");
        Write("X.deps.json", """
            { "targets": { ".NETCoreApp,Version=v10.0": { "Sentinel.PerfGate/1.2.0": { "runtime": { "lib/net10.0/Sentinel.PerfGate.dll": { } } } } },
              "libraries": { "Sentinel.PerfGate/1.2.0": { "type": "package", "path": "sentinel.perfgate/1.2.0" } } }
            """);
        var expected = Write("packages/sentinel.perfgate/1.2.0/lib/net10.0/Sentinel.PerfGate.dll", "");

        var layout = PerfAssemblyLayout.Of(Assembly, [Path.Combine(folder.Path, "packages")]);

        Assert.Equal(expected, layout.WorkerAssembly);
        Assert.Equal(Path.Combine(folder.Path, "packages"), layout.PackageFolders[0]);
    }

    [Fact]
    public void The_gate_beside_the_assembly_comes_first()
    {
        Write("X.dll", "");
        Write("X.runtimeconfig.json", "{}");
        Write("X.deps.json", "{}");
        var expected = Write("Sentinel.PerfGate.dll", "");

        Assert.Equal(expected, PerfAssemblyLayout.Of(Assembly, []).WorkerAssembly);
    }

    private void Refused(string reason)
    {
        var thrown = Assert.Throws<WorkerException>(() => PerfAssemblyLayout.Of(Assembly, []));

        Assert.Equal("PERF300", thrown.Failure.Code);
        Assert.Contains(reason, thrown.Failure.Reason, StringComparison.Ordinal);
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }
}
