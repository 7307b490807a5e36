using System.Text.Json;
using Sentinel.Policy;
using Sentinel.Schemas;
using Sentinel.Signing;

namespace Sentinel.Pipeline;

/// <summary>Plans, weighs and signs: a function of an intent and its inputs, and of nothing else.</summary>
internal static class IntentDecider
{
    /// <param name="document">The intent as it was read.</param>
    /// <param name="intent">The same, typed.</param>
    /// <param name="inputs">All else that the answer is made of.</param>
    /// <param name="sign">Signs an approval.</param>
    public static Decision Decide(
        JsonElement document, Intent intent, DecisionInputs inputs, Func<ApprovalTerms, ApprovalStamp, SignedApproval> sign)
    {
        var canonicalIntent = Jcs.Canonicalize(document);
        var risk = RiskPolicy.Decide(intent.RiskLevel, inputs.Standing);
        var plan = Planner.Plan(intent, risk, inputs.PlanId, inputs.Time);
        var canonicalPlan = CanonicalPlan.Of(plan);
        var terms = new ApprovalTerms(plan.PlanId, ContentDigest.OfCanonical(canonicalPlan), ContentDigest.OfCanonical(canonicalIntent));
        var approval = plan.RequiresHumanApproval ? null : sign(terms, inputs.Stamp);
        return new Decision(intent, canonicalIntent, plan, canonicalPlan, terms, approval);
    }
}
