using System.Globalization;
using Sentinel.PerfGate.Load;

namespace Sentinel.PerfGate.LoadTruth.Rows;

/// <summary>Does nothing, as one of a number of endpoints by turns.</summary>
internal sealed class TaggedFunction(int sets) : ILoadTarget
{
    private readonly RequestTags[] _tags =
        [.. Enumerable.Range(1, sets).Select(number => RequestTags.Of(("endpoint", number.ToString(CultureInfo.InvariantCulture))))];

    private int _calls;

    public string Description => "function";

    public bool InProcess => true;

    public ValueTask<RequestOutcome> SendAsync(CancellationToken cancellation) =>
        new(RequestOutcome.Success with { Tags = _tags[(uint)Interlocked.Increment(ref _calls) % _tags.Length] });
}
