using Sentinel.PerfGate.Xunit.Execution;
using Xunit.v3;

namespace Sentinel.PerfGate.Xunit.Discovery;

/// <summary>A case whose tests are measured.</summary>
internal interface IPerfTestCase : ISelfExecutingXunitTestCase
{
    /// <summary>What becomes of its tests in this process.</summary>
    PerfExecution Execution { get; set; }
}
