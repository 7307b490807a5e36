using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Sentinel.Signing;
using Sentinel.Signing.Rotation;
using Sentinel.Validation;
using Xunit;

namespace Sentinel.Tests.Signing.Rotation;

public sealed class KeyRotationTests : IDisposable
{
    private static readonly DocumentValidator Validator = new();
    private static readonly ApprovalTerms Terms = new(Sample.PlanId, new string('a', 64), new string('b', 64));

    private readonly KeyFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
    private readonly RecordingLogger _log = new();
    private readonly string _first;
    private readonly TrustStore _trust;
    private readonly ApprovalSigner _signer;
    private readonly ApprovalVerifier _verifier;
    private readonly KeyRotation _rotation;

    public KeyRotationTests()
    {
        _first = _folder.Make("first.pem");
        _folder.List(("first.pem", "active"));
        var directory = new KeyDirectory(_folder.Path, _clock);
        var ring = directory.Load(directory.ReadKeysFile(), known: []);
        _trust = new TrustStore(_clock);
        _trust.Replace(ring.Trusted);
        _signer = new ApprovalSigner(ring.Signing, _trust, new ApprovalRules(), _clock);
        _verifier = new ApprovalVerifier(Validator, _trust, new ApprovalRules(), _clock);
        _rotation = new KeyRotation(directory, ring.Source, _signer, _trust, _clock);
        _rotation.LogTo(_log);
    }

    public void Dispose()
    {
        _rotation.Dispose();
        _signer.Key.Dispose();
        _folder.Dispose();
    }

    private string Reason(SignedApproval approval) => _verifier.Verify(approval.Utf8.Span, ApprovalBinding.None).Reason;

    private void Poll() => _clock.Advance(KeyRotation.Interval);

    private int Errors => _log.Lines.Count(line => line.Level == LogLevel.Error);

    [Fact]
    public void Another_key_of_another_algorithm_signs_without_a_restart_and_what_was_signed_holds()
    {
        var before = _signer.Sign(Terms);
        var second = _folder.Make("second.pem", KeyAlgorithm.EcdsaP256);
        _folder.List(("first.pem", "retired"), ("second.pem", "active"));
        Assert.Equal(_first, _signer.KeyId);

        Poll();

        Assert.Equal(second, _signer.KeyId);
        Assert.Equal(second, _signer.Sign(Terms).Document.KeyId);
        Assert.Equal("verified", Reason(_signer.Sign(Terms)));
        Assert.Equal("verified", Reason(before));
        Assert.Contains(_log.Lines, line => line == (LogLevel.Information, $"The keys changed: 2 are known, {second} signs."));

        Poll();
        using var old = _folder.Open("first.pem");
        var late = new ApprovalSigner(old, _trust, new ApprovalRules(), _clock).Sign(Terms);
        Assert.Equal($"the key '{_first}' had retired by then", Reason(late));
    }

    [Fact]
    public void A_pending_key_is_known_before_it_signs()
    {
        var next = _folder.Make("next.pem");
        _folder.List(("first.pem", "active"), ("next.pem", "pending"));
        Poll();

        Assert.Equal(KeyStatus.Pending, _trust.Find(next)!.Status);
        Assert.Equal(_first, _signer.KeyId);

        _folder.List(("first.pem", "retired"), ("next.pem", "active"));
        Poll();
        Assert.Equal(next, _signer.KeyId);
    }

    [Fact]
    public void Revocation_acts_at_once_on_all_that_was_signed()
    {
        var before = _signer.Sign(Terms);
        _folder.Make("second.pem");
        _folder.List(("first.pem", "revoked"), ("second.pem", "active"));
        Poll();

        Assert.Equal($"the key '{_first}' is revoked", Reason(before));
        Assert.Equal("verified", Reason(_signer.Sign(Terms)));

        _folder.List(("first.pem", "active"), ("second.pem", "retired"));
        Poll();
        Assert.Contains("/keys/0/status: must stay revoked", _rotation.Problem, StringComparison.Ordinal);
        Assert.Equal($"the key '{_first}' is revoked", Reason(before));
    }

    [Fact]
    public void A_key_that_is_no_longer_listed_is_no_longer_trusted()
    {
        var before = _signer.Sign(Terms);
        _folder.Make("second.pem");
        _folder.List(("second.pem", "active"));
        Poll();

        Assert.Equal("the approval names no key that is trusted", Reason(before));
    }

    [Theory]
    [InlineData("""{"keys":[{"file":"second.pem","status":"active"},{"file":"missing.pem","status":"revoked"}]}""")]
    [InlineData("""{"keys":[{"file":"first.pem","status":"revoked"}]}""")]
    [InlineData("""{"keys":[{"file":"first.pem","status":"revoked"},{"file":"second.pem","status":"on"}]}""")]
    [InlineData("""{"keys":[{"file":"first.pem","status":"active"},{"file":"second.pem","status":"active"}]}""")]
    [InlineData("""{"keys":[{"file":"first.pem","stat""")]
    [InlineData("")]
    public void What_cannot_be_used_changes_nothing_and_is_said_once(string keysFile)
    {
        _folder.Make("second.pem");
        _folder.Write("keys.json", keysFile);
        Poll();
        Poll();

        Assert.Equal(_first, _signer.KeyId);
        Assert.Equal("verified", Reason(_signer.Sign(Terms)));
        Assert.Equal(_first, Assert.Single(_trust.Keys).KeyId);
        Assert.NotNull(_rotation.Problem);
        Assert.Equal(1, Errors);

        _folder.List(("second.pem", "active"));
        Poll();
        Assert.Null(_rotation.Problem);
        Assert.NotEqual(_first, _signer.KeyId);
    }

    [Fact]
    public void A_list_that_is_gone_or_put_back_leaves_the_keys_in_force()
    {
        _folder.Delete("keys.json");
        Poll();
        Assert.NotNull(_rotation.Problem);
        Assert.Equal("verified", Reason(_signer.Sign(Terms)));

        _folder.List(("first.pem", "active"));
        Poll();
        Assert.Null(_rotation.Problem);
        Assert.Equal(1, Errors);
        Assert.Equal((LogLevel.Information, "The keys are as the folder says again."), _log.Lines[^1]);
    }

    [Fact]
    public void A_key_file_that_comes_after_the_list_is_found()
    {
        _folder.List(("first.pem", "retired"), ("late.pem", "active"));
        Poll();
        Assert.Contains("late.pem", _rotation.Problem, StringComparison.Ordinal);

        var late = _folder.Make("late.pem");
        Poll();
        Assert.Equal(late, _signer.KeyId);
    }

    [Fact]
    public void A_change_that_keeps_length_and_time_is_seen()
    {
        var path = Path.Combine(_folder.Path, "keys.json");
        var before = _signer.Sign(Terms);
        _folder.Make("other.pem");
        _folder.List(("first.pem", "retired"), ("other.pem", "active"));
        Poll();
        Assert.Equal("verified", Reason(before));

        var time = File.GetLastWriteTimeUtc(path);
        File.WriteAllText(path, File.ReadAllText(path).Replace("retired", "revoked", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(path, time);
        Poll();
        Assert.Equal($"the key '{_first}' is revoked", Reason(before));
    }

    [Fact]
    public void No_secret_is_logged()
    {
        var secrets = File.ReadAllLines(Path.Combine(_folder.Path, "first.pem")).Where(line => !line.StartsWith('-')).ToList();
        _folder.Write("keys.json", File.ReadAllText(Path.Combine(_folder.Path, "first.pem")));
        Poll();
        _folder.List([new JsonObject { ["file"] = "first.pem", ["status"] = secrets[0], ["keyId"] = secrets[0], ["retiredAt"] = secrets[0] }]);
        Poll();
        _folder.Write("cut.pem", string.Join('\n', "-----BEGIN PRIVATE KEY-----", secrets[0][..40], "-----END PRIVATE KEY-----"));
        _folder.List(("cut.pem", "active"), ("first.pem", "retired"));
        Poll();

        Assert.Equal(3, Errors);
        Assert.All(_log.Lines, line => Assert.DoesNotContain(secrets[0][24..36], line.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void After_its_end_the_folder_is_not_followed()
    {
        _rotation.Dispose();
        _folder.Make("second.pem");
        _folder.List(("second.pem", "active"));
        Poll();

        Assert.Equal(_first, _signer.KeyId);
    }
}
