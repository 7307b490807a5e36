using Sentinel.PerfGate.Load;

namespace Sentinel.PerfGate.Tests.Load;

/// <summary>A target that counts as another process, with an outcome for every request by its number from 1.</summary>
internal sealed class RemoteTarget(Func<int, RequestOutcome> outcome) : ILoadTarget
{
    private int _requests;

    public int Requests => Volatile.Read(ref _requests);

    public string Description => "http://remote/";

    public bool InProcess => false;

    public ValueTask<RequestOutcome> SendAsync(CancellationToken cancellation) =>
        new(outcome(Interlocked.Increment(ref _requests)));
}
