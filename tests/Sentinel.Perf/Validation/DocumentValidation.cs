using BenchmarkDotNet.Attributes;
using Sentinel.PerfGate.Benchmarks;
using Sentinel.Schemas;
using Sentinel.Signing;
using Sentinel.Validation;

namespace Sentinel.Perf.Validation;

/// <summary>Each document of the contracts, parsed strictly and held against its schema.</summary>
[PerfTarget("validation")]
public class DocumentValidation
{
    private readonly DocumentValidator _validator = new();
    private readonly byte[] _intent = Documents.Intent(Guid.CreateVersion7());
    private readonly byte[] _approval = NewApproval();

    [Benchmark]
    [PerfTarget("intent")]
    public bool Intent() => Validate(DocumentType.Intent, _intent);

    [Benchmark]
    [PerfTarget("context")]
    public bool Context() => Validate(DocumentType.Context, Documents.Context);

    [Benchmark]
    [PerfTarget("plan")]
    public bool Plan() => Validate(DocumentType.Plan, Documents.Plan);

    [Benchmark]
    [PerfTarget("approval")]
    public bool Approval() => Validate(DocumentType.Approval, _approval);

    [Benchmark]
    [PerfTarget("report")]
    public bool Report() => Validate(DocumentType.Report, Documents.Report);

    private bool Validate(DocumentType type, byte[] utf8) => _validator.Validate(type, utf8) is { IsValid: false } invalid
        ? throw new InvalidOperationException($"the suite's {type} is not valid: {invalid.Errors[0]}")
        : true;

    private static byte[] NewApproval()
    {
        using var key = SigningKey.Generate();
        return new ApprovalSigner(key, new TrustStore(TimeProvider.System), new ApprovalRules(), TimeProvider.System).Sign(Documents.Terms).Utf8.ToArray();
    }
}
