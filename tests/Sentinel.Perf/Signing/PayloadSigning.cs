using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Sentinel.PerfGate.Benchmarks;
using Sentinel.Signing;

namespace Sentinel.Perf.Signing;

/// <summary>
/// Signing and verifying a document of any kind, as its bytes come: parsed, brought into canonical form, encoded for signing, and then
/// Ed25519. Approvals, which are all that the service signs for others, are <see cref="ApprovalSigning"/>.
/// </summary>
[PerfTarget("signing")]
public class PayloadSigning
{
    private const string PayloadType = "application/vnd.sentinel.perf+json";

    private readonly SigningKey _key = SigningKey.Generate();
    private readonly TrustedKey _trusted;
    private readonly SignedPayload _small;
    private readonly SignedPayload _medium;
    private readonly SignedPayload _large;

    public PayloadSigning()
    {
        _trusted = _key.ToTrusted();
        _small = Signed(Payload.OfBytes(Payload.Small));
        _medium = Signed(Payload.OfBytes(Payload.Medium));
        _large = Signed(Payload.OfBytes(Payload.Large));
    }

    [GlobalCleanup]
    public void Cleanup() => _key.Dispose();

    [Benchmark]
    [PerfTarget("sign-small")]
    public byte[] SignSmall() => Sign(_small);

    [Benchmark]
    [PerfTarget("verify-small")]
    public bool VerifySmall() => Verify(_small);

    [Benchmark]
    [PerfTarget("sign-medium")]
    public byte[] SignMedium() => Sign(_medium);

    [Benchmark]
    [PerfTarget("verify-medium")]
    public bool VerifyMedium() => Verify(_medium);

    [Benchmark]
    [PerfTarget("sign-large")]
    public byte[] SignLarge() => Sign(_large);

    [Benchmark]
    [PerfTarget("verify-large")]
    public bool VerifyLarge() => Verify(_large);

    private SignedPayload Signed(byte[] utf8) => new(utf8, _key.Sign(Encode(utf8)));

    // Ed25519 is deterministic (RFC 8032): the same document has the same signature again, and verify-* holds that one.
    private byte[] Sign(SignedPayload payload)
    {
        var signature = _key.Sign(Encode(payload.Utf8));
        return signature.AsSpan().SequenceEqual(payload.Signature)
            ? signature
            : throw new InvalidOperationException("the suite's payload has another signature than before");
    }

    private bool Verify(SignedPayload payload) => _trusted.Verify(Encode(payload.Utf8), payload.Signature)
        ? true
        : throw new InvalidOperationException("the suite's signature does not verify");

    private static byte[] Encode(byte[] utf8) => Dsse.PreAuthenticationEncoding(PayloadType, Jcs.Canonicalize(JsonElement.Parse(utf8)));
}
