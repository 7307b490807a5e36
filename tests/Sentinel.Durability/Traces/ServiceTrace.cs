using Sentinel.Durability.Serving;

namespace Sentinel.Durability.Traces;

/// <summary>What a traced run of the service left.</summary>
/// <param name="Calls">Its calls, in the order in which they returned.</param>
/// <param name="Acknowledged">What clients were promised.</param>
/// <param name="Refused">Intents that were answered with 503; clients sent them again until they were taken.</param>
internal sealed record ServiceTrace(IReadOnlyList<TracedCall> Calls, IReadOnlyCollection<Acknowledgement> Acknowledged, int Refused)
{
    /// <summary>The answers that went out, in order.</summary>
    /// <exception cref="InvalidOperationException">They are not those that clients got.</exception>
    public IReadOnlyList<Answer> Answers()
    {
        var answers = Answer.In(Calls).OrderBy(answer => answer.Start).ToList();
        return answers.Select(answer => answer.Promise).ToHashSet().SetEquals(Acknowledged)
            ? answers
            : throw new InvalidOperationException($"The trace shows {answers.Count} answers, clients got {Acknowledged.Count}.");
    }
}
