namespace Sentinel.Schemas;

/// <summary>The five documents of the v1 contracts.</summary>
public enum DocumentType
{
    /// <summary><c>intent.envelope</c>.</summary>
    Intent,

    /// <summary><c>context.snapshot</c>.</summary>
    Context,

    /// <summary><c>plan.proposed</c>.</summary>
    Plan,

    /// <summary><c>approval.execution</c>.</summary>
    Approval,

    /// <summary><c>report.execution</c>.</summary>
    Report,
}
