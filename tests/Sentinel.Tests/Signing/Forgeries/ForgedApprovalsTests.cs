using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Sentinel.Signing;
using Xunit;

namespace Sentinel.Tests.Signing.Forgeries;

public sealed class ForgedApprovalsTests : IDisposable
{
    private const int Seed = 20260131;
    private const string NotSigned = "the signature is not one of the trusted key";
    private const string Malformed = "the approval is malformed";
    private const string NoKey = "the approval names no key that is trusted";

    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    /// <summary>How many of each kind, and the reasons for which they may be refused: any other means that something else was tested.</summary>
    private static readonly Dictionary<ForgeryKind, (int Count, string[] Reasons)> Kinds = new()
    {
        [ForgeryKind.Content] = (10_000, [NotSigned, NoKey]),
        [ForgeryKind.Bytes] = (20_000, [Malformed, NotSigned, NoKey]),
        [ForgeryKind.PlanSwapped] = (4_000, ["the plan is not the one that was approved"]),
        [ForgeryKind.IntentSwapped] = (4_000, ["the intent is not the one that was approved"]),
        [ForgeryKind.Expired] = (4_000, ["the approval expired at"]),
        [ForgeryKind.NotYetValid] = (4_000, ["the approval is not valid before"]),
        [ForgeryKind.TooLongLived] = (4_000, ["the approval would live longer than a day"]),
        [ForgeryKind.Reused] = (2_000, ["the approval was used already"]),
        [ForgeryKind.RevokedKey] = (4_000, ["' is revoked"]),
        [ForgeryKind.RetiredKey] = (4_000, ["' had retired by then"]),
        [ForgeryKind.PendingKey] = (4_000, ["' is not active yet"]),
        [ForgeryKind.OtherDocumentType] = (4_000, [NotSigned, Malformed]),
        [ForgeryKind.OtherKey] = (4_000, [NotSigned, NoKey]),
        [ForgeryKind.AlgorithmSwapped] = (4_000, [NotSigned]),
        [ForgeryKind.BitFlipped] = (4_000, [NotSigned]),
        [ForgeryKind.OtherS] = (4_000, [NotSigned]),
        [ForgeryKind.Reencoded] = (4_000, [Malformed, NotSigned]),
        [ForgeryKind.DuplicateKey] = (4_000, [Malformed]),
        [ForgeryKind.ExtraField] = (4_000, [Malformed, NotSigned]),
        [ForgeryKind.MissingField] = (4_000, [Malformed, NoKey, "the approval does not say what it approves", "the approval says a human approved it"]),
    };

    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _clock = new(Now);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Of_100_000_forged_approvals_of_every_kind_none_is_accepted()
    {
        await using var sentinel = SentinelServices.CreateInProcess(_directory.Path, _clock);
        using var keys = new ForgeryKeys(sentinel.Trust, retiredAt: Now.AddMilliseconds(-1));
        var originals = TrueApprovals.Sign(64, keys.Active, sentinel.Trust, _clock);
        var used = TrueApprovals.Sign(32, keys.Active, sentinel.Trust, _clock);
        await Task.WhenAll(used.Select(approval => UseAsync(sentinel, approval)));
        var forger = new Forger(keys, originals, used, Now);
        var kinds = Kinds.SelectMany(kind => Enumerable.Repeat(kind.Key, kind.Value.Count)).ToArray();
        var refused = new int[Kinds.Count];
        var wrong = new ConcurrentQueue<string>();

        Assert.All(originals, original => AssertHolds(sentinel, original));
        await Parallel.ForAsync(0, kinds.Length, Cancellation, async (i, cancellation) =>
        {
            // A seed for each, so that they are the same whatever runs beside.
            var random = new Random(HashCode(i));
            var forgery = forger.Make(kinds[i], random);
            var verification = kinds[i] == ForgeryKind.Reused
                ? await sentinel.Desk.VerifyAsync(forgery.Approval, forgery.Binding, use: random.Next(2) == 0, cancellation)
                : sentinel.Verifier.Verify(forgery.Approval.Span, forgery.Binding);

            if (!verification.Verified && Kinds[kinds[i]].Reasons.Any(reason => verification.Reason.Contains(reason, StringComparison.Ordinal)))
            {
                Interlocked.Increment(ref refused[(int)kinds[i]]);
            }
            else if (wrong.Count < 5)
            {
                wrong.Enqueue($"{kinds[i]} {i}: {verification.Reason}: {Encoding.UTF8.GetString(forgery.Approval.Span)}");
            }
        });

        Assert.Empty(wrong);
        Assert.Equal(100_000, refused.Sum());
        Assert.Equal(Enum.GetValues<ForgeryKind>().Select(kind => Kinds[kind].Count), refused);
        Assert.DoesNotContain(0, refused);
        Assert.All(originals, original => AssertHolds(sentinel, original));
    }

    private static int HashCode(int i) => unchecked((Seed * 31) + (i * 7919));

    private static async Task UseAsync(SentinelServices sentinel, TrueApproval approval) =>
        Assert.True((await sentinel.Desk.VerifyAsync(approval.Utf8, approval.Binding, use: true, Cancellation)).Verified);

    private static void AssertHolds(SentinelServices sentinel, TrueApproval original) =>
        Assert.Equal(new Verification(true, "verified"), sentinel.Verifier.Verify(original.Utf8, original.Binding));
}
