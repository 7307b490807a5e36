using System.Text;
using System.Text.Json;
using CsCheck;
using Sentinel.Pipeline;
using Sentinel.Schemas;
using Sentinel.Signing;
using Xunit;

namespace Sentinel.Tests.Signing;

public class CanonicalDocumentTests
{
    // Everything that is written differently somewhere: quotes, escapes, controls, what HTML escapes, all planes.
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Char["\"\\/\b\t\n\f\r\u0000\u001f\u007f\u2028<>&'+aZ0 éß€\uffff"].Select(unit => unit.ToString()),
        Gen.Const("😀"),
        Gen.Const("\U0010ffff")).Array[0, 12].Select(string.Concat);

    private static readonly Gen<JsonElement> Parameters = Gen.Select(Text, Text, Gen.Double[-1e22, 1e22])
        .Select((name, value, number) => JsonSerializer.SerializeToElement(
            new Dictionary<string, object> { [$"z{name}"] = value, [$"a{name}"] = new object[] { number, true } }));

    private static readonly Gen<RiskLevel> Level = Gen.Enum<RiskLevel>();

    private static readonly Gen<PlanAction> Action = Gen.Select(Text, Text, Parameters, Level, Text.Null())
        .Select((id, tool, parameters, level, description) => new PlanAction(id, tool, parameters, level, description));

    private static readonly Gen<RiskAssessment> Risk =
        Gen.Select(Gen.Double[0, 1], Level, Text).Select((score, level, rationale) => new RiskAssessment(score, level, rationale));

    private static readonly Gen<Plan> Plans = Gen.Select(Text, Text, Action.Array[1, 3], Risk, Gen.Bool, Text)
        .Select((id, intent, actions, risk, human, time) => new Plan(id, intent, actions, risk, human, time));

    private static readonly Gen<HumanApprover> Human = Gen.Select(Text, Text, Text).Select((id, role, time) => new HumanApprover(id, role, time));

    private static readonly Gen<Approval> Approvals = Gen.Select(Text.Array[10], Text.Null(), Human.Null(), Text.Null()).Select((texts, signature, human, why) =>
        new Approval(
            texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], texts[6], texts[7], texts[8], texts[9], signature, human, why));

    [Fact]
    public void A_plan_is_written_as_its_JSON_is_canonicalized() => Plans.Sample(plan =>
        Assert.Equal(Canonical(JsonSerializer.SerializeToElement(plan, DocumentJson.Default.Plan)), Encoding.UTF8.GetString(CanonicalPlan.Of(plan))));

    [Fact]
    public void An_approval_is_written_as_its_JSON_is_canonicalized() => Approvals.Sample(approval => Assert.Equal(
        Canonical(JsonSerializer.SerializeToElement(approval, DocumentJson.Default.Approval)), Encoding.UTF8.GetString(CanonicalApproval.Of(approval))));

    [Theory]
    // As numbers: an attribute's text cannot hold half a pair.
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    public void Half_a_surrogate_pair_is_refused_and_not_replaced(int half)
    {
        var approval = new Approval("a", "b", $"c{(char)half}", "d", "e", "f", "g", "h", "i", "j", null, null, null);

        Assert.Throws<FormatException>(() => CanonicalApproval.Of(approval));
    }

    private static string Canonical(JsonElement document) => Encoding.UTF8.GetString(Jcs.Canonicalize(document));
}
