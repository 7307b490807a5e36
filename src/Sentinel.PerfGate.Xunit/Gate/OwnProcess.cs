using System.Reflection;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Xunit.Gate;

/// <summary>Measures in the test's own process, where worker processes cannot be started: all its launches share one process.</summary>
internal sealed class OwnProcess(Assembly tests) : IWorkerFactory
{
    public Task<IWorker> StartAsync(PerfAssembly assembly, CancellationToken cancellation) => Task.FromResult<IWorker>(new OwnProcessWorker(tests));
}
