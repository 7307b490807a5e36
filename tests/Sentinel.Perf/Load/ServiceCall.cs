using Sentinel.PerfGate.Load;

namespace Sentinel.Perf.Load;

/// <summary>A function that calls the service, as a target that works in the service's process.</summary>
internal sealed class ServiceCall(ServiceUnderLoad service, string description, Func<ServiceUnderLoad, CancellationToken, Task> call) : ILoadTarget
{
    public string Description => description;

    public bool InProcess => false;

    public int? ProcessId => service.ProcessId;

    public async ValueTask<RequestOutcome> SendAsync(CancellationToken cancellation)
    {
        await call(service, cancellation);
        return RequestOutcome.Success;
    }
}
