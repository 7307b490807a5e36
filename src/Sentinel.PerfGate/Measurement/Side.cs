namespace Sentinel.PerfGate.Measurement;

/// <summary>Base is what we compare with, head what was built now.</summary>
public enum Side
{
    Head,
    Base,
}
