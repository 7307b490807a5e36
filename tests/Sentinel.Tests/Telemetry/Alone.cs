using Xunit;

namespace Sentinel.Tests.Telemetry;

/// <summary>Tests that watch what is the whole process's, and so run when no others do.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
