namespace Sentinel.PerfGate.Measurement.Worker;

/// <summary>Turns that the tool gives over the worker's own channel.</summary>
internal sealed class ToolTurns(IEnumerator<string> requests, TextWriter replies) : ITurns
{
    private bool alone;

    /// <inheritdoc/>
    /// <exception cref="MeasurementException">The tool said something else, or is gone.</exception>
    public bool Next(bool complete)
    {
        if (alone)
            return !complete;
        replies.WriteLine(complete ? TurnMessages.WaitingComplete : TurnMessages.Waiting);
        var answer = requests.MoveNext() ? requests.Current : null;
        alone = answer switch
        {
            TurnMessages.Take => false,
            TurnMessages.TakeRest => true,
            _ => throw new MeasurementException(new MeasurementFailure(
                Diagnostics.DiagnosticCode.WorkerProtocol, $"The worker waited for its turn and read \"{answer ?? "the end of its input"}\".")),
        };
        return !alone || !complete;
    }
}
