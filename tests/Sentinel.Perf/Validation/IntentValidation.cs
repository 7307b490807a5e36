using BenchmarkDotNet.Attributes;
using Sentinel.PerfGate.Benchmarks;
using Sentinel.Schemas;
using Sentinel.Validation;

namespace Sentinel.Perf.Validation;

[PerfTarget("validation")]
public class IntentValidation
{
    private readonly DocumentValidator _validator = new();
    private readonly byte[] _intent = Documents.Intent(Guid.CreateVersion7());

    [Benchmark]
    [PerfTarget("intent")]
    public bool Intent() => _validator.Validate(DocumentType.Intent, _intent).IsValid
        ? true
        : throw new InvalidOperationException("the suite's intent is not valid");
}
