namespace Sentinel.PerfGate.Load;

/// <summary>Why a request failed.</summary>
public enum FailureClass
{
    /// <summary>An answer with another status than expected.</summary>
    Status,

    /// <summary>No whole answer within the timeout.</summary>
    Timeout,

    /// <summary>No connection: refused, unreachable, name not found, TLS not agreed.</summary>
    Refused,

    /// <summary>The connection was closed before the answer was whole.</summary>
    Reset,

    /// <summary>An answer that is not what was expected, or not HTTP.</summary>
    BadBody,

    /// <summary>The function threw.</summary>
    Exception,
}
