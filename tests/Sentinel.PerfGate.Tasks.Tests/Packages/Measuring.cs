using Xunit;

namespace Sentinel.PerfGate.Tasks.Tests.Packages;

/// <summary>Tests that measure have the machine to themselves; all others, which only build, run at the same time before them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class Measuring
{
    public const string Name = "Measuring";
}
