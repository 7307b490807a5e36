namespace Sentinel.Events.Verification;

/// <summary>Collects faults: all are counted, the first are kept.</summary>
internal sealed class FaultList
{
    private const int MaxKept = 1_000;

    private readonly List<LogFault> _kept = [];

    public long Count { get; private set; }

    public IReadOnlyList<LogFault> Kept => _kept;

    public void Add(IEnumerable<LogFault> faults)
    {
        foreach (var fault in faults)
        {
            Add(fault);
        }
    }

    public void Add(LogFault fault)
    {
        Count++;
        if (_kept.Count < MaxKept)
        {
            _kept.Add(fault);
        }
    }
}
