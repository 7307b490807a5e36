using Xunit;

namespace Sentinel.PerfGate.Tasks.Tests;

public sealed class ChildEnvironmentTests
{
    [Theory]
    [InlineData("DOTNET_TieredPGO")]
    [InlineData("DOTNET_gcServer")]
    [InlineData("COMPlus_TieredCompilation")]
    [InlineData("CORECLR_ENABLE_PROFILING")]
    [InlineData("MSBuildSDKsPath")]
    [InlineData("MSBUILDLOADALLFILESASREADONLY")]
    public void What_steers_the_runtime_or_MSBuild_is_not_inherited(string name) => Assert.Empty(Scrubbed(name));

    [Theory]
    [InlineData("PATH")]
    [InlineData("DOTNET_ROOT")]
    [InlineData("DOTNET_ROOT_X64")]
    [InlineData("DOTNET_ROOT(x86)")]
    [InlineData("DOTNET_HOST_PATH")]
    [InlineData("MY_DOTNET_SETTING")]
    public void What_finds_programs_or_belongs_to_the_user_stays(string name) => Assert.Equal([name], Scrubbed(name));

    private static List<string> Scrubbed(string name)
    {
        var environment = new Dictionary<string, string?> { [name] = "1" };
        ChildEnvironment.Scrub(environment);
        return [.. environment.Keys];
    }
}
