namespace Sentinel.PerfGate.Load;

/// <summary>Failure classes as results files and reports write them.</summary>
public static class FailureClassNames
{
    /// <summary><c>status</c>, <c>timeout</c>, <c>refused</c>, <c>reset</c>, <c>bad body</c>, <c>exception</c>.</summary>
    public static string Name(this FailureClass failure) => failure switch
    {
        FailureClass.Status => "status",
        FailureClass.Timeout => "timeout",
        FailureClass.Refused => "refused",
        FailureClass.Reset => "reset",
        FailureClass.BadBody => "bad body",
        FailureClass.Exception => "exception",
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure, "No failure class."),
    };
}
