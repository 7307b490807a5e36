using Sentinel.PerfGate.Budgets.Limits;

namespace Sentinel.PerfGate.Gate.Judging;

/// <summary>What was found out about one objective, before it is put into words.</summary>
internal sealed record Finding(VerdictKind Kind)
{
    public string? Code { get; init; }

    /// <summary>Why it could not be judged, as a clause.</summary>
    public string? Reason { get; init; }

    public double? Estimate { get; init; }

    public double? Lower { get; init; }

    public double? Upper { get; init; }

    /// <summary>Launches of head behind it.</summary>
    public int Launches { get; init; }

    /// <summary>Operations or requests behind it.</summary>
    public long? Operations { get; init; }

    /// <summary>In place of an interval: <c>observed</c>, <c>no interval</c>, <c>exactly</c>.</summary>
    public string? Instead { get; init; }

    /// <summary>How much was measured: <c>60,012 requests</c>.</summary>
    public string Basis { get; init; } = "";

    /// <summary>What to do next, as a sentence.</summary>
    public string? Advice { get; init; }

    public int? LaunchesToSettle { get; init; }

    public static Finding Invalid(string code, string reason) => new(VerdictKind.Invalid) { Code = code, Reason = reason };

    /// <summary>Each launch must hold: the worst kind, and of that the worst figure.</summary>
    public static Finding Worst(IReadOnlyList<Finding> findings, Limit limit)
    {
        var worst = findings
            .OrderByDescending(finding => Rank(finding.Kind))
            .ThenByDescending(finding => finding.Estimate is { } figure ? limit.Badness(figure) : double.NegativeInfinity)
            .First();
        return worst with
        {
            Launches = findings.Count,
            Basis = findings.Count == 1 ? worst.Basis : $"{worst.Basis} in the worst of {findings.Count} launches",
        };
    }

    private static int Rank(VerdictKind kind) => kind switch
    {
        VerdictKind.Fail => 3,
        VerdictKind.Invalid => 2,
        VerdictKind.Inconclusive => 1,
        _ => 0,
    };
}
