namespace Sentinel.PerfGate.Load;

/// <summary>What a load run sends requests to.</summary>
public interface ILoadTarget
{
    /// <summary>A name for messages: a URL, a method.</summary>
    string Description { get; }

    /// <summary>
    /// True when the work is done in the generator's own process: then its CPU is the target's, and every
    /// request reaches it.
    /// </summary>
    bool InProcess { get; }

    /// <summary>Id of the process of this machine that does the work, whose CPU and memory are then sampled too. Null: not known.</summary>
    int? ProcessId => null;

    /// <summary>
    /// Sends one request and takes its whole answer. Called from many threads at once. The token is cancelled at
    /// the request's timeout. What it throws is counted as <see cref="FailureClass.Exception"/>, an <see cref="HttpRequestException"/>
    /// as what it says: a status, a refused connection.
    /// </summary>
    ValueTask<RequestOutcome> SendAsync(CancellationToken cancellation);
}
