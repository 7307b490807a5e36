using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Measurement;

public sealed class WorkerEnvironmentTests
{
    [Fact]
    public void What_would_change_the_measured_code_is_taken_out_and_the_rest_stays()
    {
        var environment = new Dictionary<string, string?>
        {
            ["PATH"] = "/bin",
            ["DOTNET_ROOT"] = "/opt/dotnet",
            ["CORPORATE_PROXY"] = "x",
            ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1",
            ["DOTNET_TieredCompilation"] = "0",
            ["DOTNET_STARTUP_HOOKS"] = "x.dll",
            ["COMPlus_JitStress"] = "1",
            ["CORECLR_ENABLE_PROFILING"] = "1",
            ["COR_ENABLE_PROFILING"] = "1",
            ["COR_PROFILER_PATH_64"] = "x.so",
            ["VSTEST_HOST_DEBUG"] = "1",
            ["MSBuildSDKsPath"] = "x",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["PERFGATE_PLACEMENT"] = "9",
        };

        WorkerEnvironment.Apply(environment, placement: null);

        Assert.Equal(
            ["CORPORATE_PROXY", "DOTNET_ROOT", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "DOTNET_TC_CallCountingDelayMs", "PATH"],
            environment.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_placement_reaches_the_worker_in_place_of_one_that_was_inherited()
    {
        var environment = new Dictionary<string, string?> { ["PERFGATE_PLACEMENT"] = "9" };

        WorkerEnvironment.Apply(environment, placement: -3);

        Assert.Equal("-3", environment["PERFGATE_PLACEMENT"]);
    }
}
