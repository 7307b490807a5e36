using BenchmarkDotNet.Running;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Sentinel.Perf;

/// <summary>
/// The suite's measured tests as a test program; with BenchmarkDotNet's own options (<c>--filter</c>) its runner over the benchmarks, to
/// compare its figures with the gate's.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        // As xunit's own entry point tells `dotnet test` from its console.
        if (Array.Exists(args, arg => arg is "--server" or "--internal-msbuild-node"))
            return await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
        if (args is not [['-', '-', ..], ..])
            return await ConsoleRunner.Run(args);
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
    }
}
