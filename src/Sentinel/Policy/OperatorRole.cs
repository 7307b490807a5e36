namespace Sentinel.Policy;

/// <summary>In which role a human decides; which plans each may approve is <see cref="OperatorLimits"/>' rule.</summary>
public enum OperatorRole
{
    /// <summary>Approves what is not of high risk.</summary>
    Reviewer,

    /// <summary>Approves high risk too, unless the user is suspicious.</summary>
    Operator,

    /// <summary>Approves everything.</summary>
    Admin,
}
