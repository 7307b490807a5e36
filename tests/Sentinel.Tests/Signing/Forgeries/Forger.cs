using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sentinel.Signing;
using Sentinel.Validation;

namespace Sentinel.Tests.Signing.Forgeries;

/// <summary>Makes forgeries of approvals that hold at a given time. Each differs in meaning from all that was signed, or is truly signed and must not hold.</summary>
internal sealed class Forger(ForgeryKeys keys, IReadOnlyList<TrueApproval> originals, IReadOnlyList<TrueApproval> used, DateTimeOffset now)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Skew = new ApprovalRules().ClockSkew;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public Forgery Make(ForgeryKind kind, Random random)
    {
        var original = random.NextOf(originals);
        return kind switch
        {
            ForgeryKind.Content => Unsigned(original, approval => ChangeContent(approval, random)),
            ForgeryKind.Bytes => Damaged(original, random),
            ForgeryKind.PlanSwapped => new Forgery(original.Utf8, original.Binding with { PlanDigest = OtherPlan(random) }),
            ForgeryKind.IntentSwapped => new Forgery(original.Utf8, original.Binding with { IntentDigest = OtherIntent(random) }),
            ForgeryKind.Expired => Lived(original, now - Skew + TimeSpan.FromMilliseconds(1) - random.NextTime(10 * Day), -random.NextTime(Day)),
            ForgeryKind.NotYetValid => Lived(original, now + Skew + random.NextTime(10 * Day), random.NextTime(Day)),
            ForgeryKind.TooLongLived => Lived(original, now - random.NextTime(Day), Day + random.NextTime(3650 * Day)),
            ForgeryKind.Reused => Respelled(random.NextOf(used), random),
            ForgeryKind.RevokedKey => SignedBy(original, random.NextOf(keys.Revoked)),
            ForgeryKind.RetiredKey => SignedBy(original, random.NextOf(keys.Retired)),
            ForgeryKind.PendingKey => SignedBy(original, random.NextOf(keys.Pending)),
            ForgeryKind.OtherDocumentType => OtherType(original, random),
            ForgeryKind.OtherKey => SignedByForeigner(original, random),
            ForgeryKind.AlgorithmSwapped => SignedByOtherAlgorithm(original, random),
            ForgeryKind.BitFlipped => WithSignature(original, signature => SignatureForgeries.FlipBits(signature, random)),
            ForgeryKind.OtherS => WithSignature(original, signature => SignatureForgeries.OtherS(signature, original.Key.Algorithm, random)),
            ForgeryKind.Reencoded => Unsigned(original, approval => approval["signature"] = SignatureForgeries.Reencode(SignatureOf(approval), random)),
            ForgeryKind.DuplicateKey => Duplicated(original, random),
            ForgeryKind.ExtraField => Extended(original, random),
            ForgeryKind.MissingField => Signed(original, original.Key, approval => approval.Remove(random.NextOf(MembersOf(approval)))),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private static Forgery Unsigned(TrueApproval original, Action<JsonObject> change)
    {
        var approval = original.Document();
        change(approval);
        return new Forgery(approval.Utf8(), original.Binding);
    }

    private static Forgery Signed(TrueApproval original, SigningKey key, Action<JsonObject> change) =>
        Unsigned(original, approval =>
        {
            change(approval);
            approval["signature"] = Convert.ToBase64String(key.Sign(Dsse.ForApproval(ElementOf(approval))));
        });

    private static Forgery WithSignature(TrueApproval original, Func<byte[], byte[]> change) => Unsigned(original, approval =>
        approval["signature"] = Convert.ToBase64String(change(Convert.FromBase64String(SignatureOf(approval)))));

    private static void ChangeContent(JsonObject approval, Random random)
    {
        var member = random.NextOf(
        [
            "approvalId", "planId", "planDigest", "intentDigest", "issuedAt", "expiresAt", "approvedBy", "keyId", "publicKey", "nonce",
            "justification", "humanApprover",
        ]);
        approval[member] = member switch
        {
            "approvalId" or "planId" => random.NextUuid(),
            "planDigest" or "intentDigest" => random.NextDigest(),
            "issuedAt" => Moved(approval, member, -random.NextTime(Day)),
            "expiresAt" => Moved(approval, member, random.NextTime(Day)),
            "approvedBy" => approval[member]!.GetValue<string>() == "policy_engine" ? "human_operator" : "policy_engine",
            "publicKey" => Convert.ToBase64String(random.NextBytes(random.Next(2) == 0 ? 32 : 65)),
            "humanApprover" => new JsonObject { ["operatorId"] = random.NextNonce(), ["role"] = "admin", ["timestamp"] = "2026-01-31T12:00:00Z" },
            _ => random.NextNonce(),
        };
    }

    private static string Moved(JsonObject approval, string member, TimeSpan by) =>
        Rfc3339.TryParse(approval[member]!.GetValue<string>(), out var time)
            ? Rfc3339.Format(time + by)
            : throw new InvalidOperationException($"The true approval has no {member}.");

    private static Forgery Damaged(TrueApproval original, Random random)
    {
        byte[] damaged;
        do
        {
            damaged = Mutation.Of(original.Utf8, random);
        }
        while (Mutation.MeansTheSame(damaged, original.Utf8));
        return new Forgery(damaged, original.Binding);
    }

    private static string OtherPlan(Random random)
    {
        var plan = TrueApprovals.Plan();
        plan["actions"]![0]![random.NextOf(["tool", "actionId", "description"])] = $"x{random.NextNonce()}";
        return ContentDigest.Of(ElementOf(plan));
    }

    private static string OtherIntent(Random random)
    {
        var intent = TrueApprovals.Intent();
        intent[random.NextOf(["tool", "userId", "description"])] = $"x{random.NextNonce()}";
        return ContentDigest.Of(ElementOf(intent));
    }

    /// <summary>Truly signed, with other times: one, and the other so far from it.</summary>
    private static Forgery Lived(TrueApproval original, DateTimeOffset one, TimeSpan other) => Signed(original, original.Key, approval =>
    {
        approval["issuedAt"] = Rfc3339.Format(other > TimeSpan.Zero ? one : one + other);
        approval["expiresAt"] = Rfc3339.Format(other > TimeSpan.Zero ? one + other : one);
    });

    private static Forgery Respelled(TrueApproval original, Random random)
    {
        var members = original.Document().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())).ToArray();
        random.Shuffle(members);
        var json = new JsonObject(members).ToJsonString(random.Next(2) == 0 ? Indented : null);
        return new Forgery(random.Next(3) == 0 ? original.Utf8 : Encoding.UTF8.GetBytes(json), original.Binding);
    }

    private static Forgery SignedBy(TrueApproval original, SigningKey key) => Signed(original, key, approval => Name(approval, key));

    private static Forgery OtherType(TrueApproval original, Random random) => random.Next(4) switch
    {
        0 => Signed(original, original.Key, approval =>
            approval["type"] = random.NextOf(["intent.envelope", "context.snapshot", "plan.proposed", "report.execution", "approval"])),
        1 => Unsigned(original, approval => approval["signature"] = Convert.ToBase64String(original.Key.Sign(Dsse.PreAuthenticationEncoding(
            random.NextOf(["application/vnd.sentinel.plan+json", "application/vnd.sentinel.report+json", "application/json", ""]),
            Jcs.Canonicalize(ElementOf(approval), "signature"))))),
        2 => Unsigned(original, approval => approval["signature"] =
            Convert.ToBase64String(original.Key.Sign(Jcs.Canonicalize(ElementOf(approval), "signature")))),
        _ => OtherDocument(original, random.NextOf([Sample.Intent(), Sample.Context(), Sample.Plan(), Sample.Report()])),
    };

    private static Forgery OtherDocument(TrueApproval original, JsonObject document)
    {
        Name(document, original.Key);
        document["signature"] = Convert.ToBase64String(original.Key.Sign(Dsse.ForApproval(ElementOf(document))));
        return new Forgery(document.Utf8(), original.Binding);
    }

    /// <summary>Under the foreign key's own name, or under the trusted one's with either public key.</summary>
    private Forgery SignedByForeigner(TrueApproval original, Random random)
    {
        var foreigner = random.NextOf(keys.Foreign);
        return Signed(original, foreigner, approval =>
        {
            var disguise = random.Next(3);
            approval["keyId"] = disguise == 0 ? foreigner.KeyId : original.Key.KeyId;
            approval["publicKey"] = Convert.ToBase64String(disguise == 2 ? original.Key.PublicKey.Span : foreigner.PublicKey.Span);
        });
    }

    private Forgery SignedByOtherAlgorithm(TrueApproval original, Random random)
    {
        var other = keys.Active.Single(key => key.Algorithm != original.Key.Algorithm);
        return Signed(original, other, approval =>
            approval["publicKey"] = Convert.ToBase64String(random.NextOf([original.Key, other]).PublicKey.Span));
    }

    private static Forgery Duplicated(TrueApproval original, Random random)
    {
        var approval = original.Document();
        var name = random.NextOf(approval.Select(member => member.Key).ToList());
        var spelled = random.Next(2) == 0 ? name : $"\\u{(int)name[0]:x4}{name[1..]}";
        var value = random.Next(2) == 0 ? approval[name]!.ToJsonString() : "\"x\"";
        var text = random.Next(2) == 0
            ? $"{{\"{spelled}\":{value},{original.Text[1..]}"
            : $"{original.Text[..^1]},\"{spelled}\":{value}}}";
        return new Forgery(Encoding.UTF8.GetBytes(text), original.Binding);
    }

    private static Forgery Extended(TrueApproval original, Random random)
    {
        var name = random.NextOf(["note", "alg", "kid", "__proto__", "Signature", $"x{random.NextNonce()}"]);
        return random.Next(3) switch
        {
            0 => Signed(original, original.Key, approval => approval[name] = random.NextNonce()),
            1 => Unsigned(original, approval => (approval["humanApprover"]?.AsObject() ?? approval)[name] = random.NextNonce()),
            _ => Unsigned(original, approval => approval[name] = random.NextOf<JsonNode?>([null, true, 1, "x", new JsonObject(), new JsonArray()])),
        };
    }

    private static void Name(JsonObject document, SigningKey key)
    {
        document["keyId"] = key.KeyId;
        document["publicKey"] = Convert.ToBase64String(key.PublicKey.Span);
    }

    private static List<string> MembersOf(JsonObject approval) =>
        [.. approval.Select(member => member.Key).Where(name => name is not ("justification" or "signature"))];

    private static string SignatureOf(JsonObject approval) => approval["signature"]!.GetValue<string>();

    private static JsonElement ElementOf(JsonObject document) => Sample.Element(document.ToJsonString());
}
