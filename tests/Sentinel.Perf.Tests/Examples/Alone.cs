using Xunit;

namespace Sentinel.Perf.Tests.Examples;

/// <summary>Tests that measure: never beside others.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
