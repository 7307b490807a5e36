using BenchmarkDotNet.Attributes;
using Sentinel.PerfGate.Benchmarks;
using Sentinel.Signing;
using Sentinel.Validation;

namespace Sentinel.Perf.Signing;

/// <summary>An approval as the service issues and verifies it: less than 1 KB, with its form, its key and its time.</summary>
[PerfTarget("signing")]
public class ApprovalSigning
{
    private const int Base64OfSignature = 88;

    private readonly SigningKey _key = SigningKey.Generate();
    private readonly ApprovalSigner _signer;
    private readonly ApprovalVerifier _verifier;
    private readonly byte[] _approval;

    public ApprovalSigning()
    {
        var trust = new TrustStore(TimeProvider.System);
        var rules = new ApprovalRules { Lifetime = TimeSpan.FromHours(1) };
        _signer = new ApprovalSigner(_key, trust, rules, TimeProvider.System);
        _verifier = new ApprovalVerifier(new DocumentValidator(), trust, rules, TimeProvider.System);
        _approval = _signer.Sign(Documents.Terms).Utf8.ToArray();
    }

    [GlobalCleanup]
    public void Cleanup() => _key.Dispose();

    [Benchmark]
    [PerfTarget("sign")]
    public SignedApproval Sign() => _signer.Sign(Documents.Terms) is { Document.Signature.Length: Base64OfSignature } approval
        ? approval
        : throw new InvalidOperationException("the suite's approval is not signed");

    [Benchmark]
    [PerfTarget("verify")]
    public bool Verify() => _verifier.Verify(_approval, ApprovalBinding.None).Verified
        ? true
        : throw new InvalidOperationException("the suite's approval does not verify");
}
