namespace Sentinel.PerfGate.Load.Engine;

/// <summary>One call of a target, whatever it throws.</summary>
internal static class TargetCall
{
    public static async ValueTask<RequestOutcome> SendAsync(ILoadTarget target, CancellationTokenSource deadline, TimeSpan timeout)
    {
        try
        {
            return await target.SendAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return TimedOut(timeout);
        }
#pragma warning disable CA1031 // Whatever a target throws is a failed request, to be counted.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            // A function may call a service as an HTTP target does: what goes wrong there has the same names.
            return exception is HttpRequestException && HttpFailures.Classify(exception) is { } failed
                ? failed
                : RequestOutcome.Failed(FailureClass.Exception, $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    public static RequestOutcome TimedOut(TimeSpan timeout) =>
        RequestOutcome.Failed(FailureClass.Timeout, $"no answer within {timeout.TotalSeconds:0.###} s");

    /// <summary>What a request is counted as that did not obey when the run was over.</summary>
    public static RequestOutcome NotEnded { get; } = RequestOutcome.Failed(FailureClass.Timeout, "not ended when the run was over");
}
