namespace Sentinel.Pipeline;

/// <summary>What came of a report.</summary>
public enum ReportResult
{
    /// <summary>It is stored.</summary>
    Received,

    /// <summary>Not a report the schema knows. Nothing was stored.</summary>
    Invalid,

    /// <summary>It names an approval that was never issued here. Nothing was stored.</summary>
    UnknownApproval,

    /// <summary>It contradicts itself, its approval or its plan. Nothing was stored.</summary>
    Contradiction,

    /// <summary>Its id belongs to something else. Nothing was stored.</summary>
    Conflict,
}
