using Sentinel.Schemas;
using Sentinel.Signing;
using Sentinel.Validation;

namespace Sentinel.Pipeline;

/// <summary>What a valid report cannot say of its approval, its plan and itself.</summary>
internal static class ReportContradictions
{
    /// <summary>All of them; none for a report that may be true.</summary>
    public static List<ValidationError> Find(Report report, Approval approval, Plan plan, ApprovalRules rules, DateTimeOffset now)
    {
        var errors = new List<ValidationError>();
        if (report.PlanId != approval.PlanId)
        {
            errors.Add(new ValidationError("/planId", "is not the plan of the approval"));
        }

        FindInTimes(report, approval, rules, now, errors);
        FindInActions(report, plan, errors);
        return errors;
    }

    private static void FindInTimes(Report report, Approval approval, ApprovalRules rules, DateTimeOffset now, List<ValidationError> errors)
    {
        var areTimes = Rfc3339.TryParse(report.StartedAt, out var started)
            & Rfc3339.TryParse(report.CompletedAt, out var completed)
            & Rfc3339.TryParse(approval.IssuedAt, out var issued);
        if (!areTimes)
        {
            throw new InvalidOperationException("A document that passed its schema holds no time where there must be one.");
        }

        if (started < issued - rules.ClockSkew)
        {
            errors.Add(new ValidationError("/startedAt", $"is before the approval was issued, {approval.IssuedAt}"));
        }

        if (completed < started)
        {
            errors.Add(new ValidationError("/completedAt", "is before startedAt"));
        }

        if (completed > now + rules.ClockSkew)
        {
            errors.Add(new ValidationError("/completedAt", "is in the future"));
        }
    }

    private static void FindInActions(Report report, Plan plan, List<ValidationError> errors)
    {
        var known = plan.Actions.Select(action => action.ActionId).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < report.Actions.Count; i++)
        {
            var id = report.Actions[i].ActionId;
            if (!known.Contains(id))
            {
                errors.Add(new ValidationError($"/actions/{i}/actionId", "is not an action of the plan"));
            }
            else if (!seen.Add(id))
            {
                errors.Add(new ValidationError($"/actions/{i}/actionId", "is reported more than once"));
            }
        }

        if (report.Status == ReportStatus.Success && report.Actions.Any(action => action.Status == ReportActionStatus.Failure))
        {
            errors.Add(new ValidationError("/status", "is success, but an action failed"));
        }
    }
}
