namespace Sentinel.PerfGate.Measurement;

/// <summary>What decides when a load run starts a request.</summary>
public enum LoadModel
{
    /// <summary>A planned arrival time, whether or not the requests before it have ended.</summary>
    Open,

    /// <summary>
    /// The end of a worker's last request. A slow target is sent fewer requests, so its times say what those that were sent
    /// took, and not what callers who come at a rate would wait (coordinated omission).
    /// </summary>
    Closed,
}
