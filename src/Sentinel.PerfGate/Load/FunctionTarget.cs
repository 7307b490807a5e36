namespace Sentinel.PerfGate.Load;

/// <summary>A function of this process as the target: one call is one request.</summary>
/// <param name="function">The function; what it throws is a failed request.</param>
/// <param name="description">Its name in messages.</param>
public sealed class FunctionTarget(Func<CancellationToken, ValueTask> function, string description = "function") : ILoadTarget
{
    private readonly Func<CancellationToken, ValueTask> _function =
        function ?? throw new ArgumentNullException(nameof(function));

    public string Description { get; } = description;

    public bool InProcess => true;

    public ValueTask<RequestOutcome> SendAsync(CancellationToken cancellation)
    {
        var call = _function(cancellation);
        if (!call.IsCompletedSuccessfully)
        {
            return AwaitAsync(call);
        }

        call.GetAwaiter().GetResult();
        return new(RequestOutcome.Success);
    }

    private static async ValueTask<RequestOutcome> AwaitAsync(ValueTask call)
    {
        await call;
        return RequestOutcome.Success;
    }
}
