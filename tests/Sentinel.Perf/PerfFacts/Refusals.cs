using Sentinel.PerfGate.Xunit;
using Sentinel.Schemas;
using Sentinel.Validation;
using Xunit;

namespace Sentinel.Perf.PerfFacts;

/// <summary>Documents that are refused: who sends rubbish, or on purpose, must not cost more than who sends documents.</summary>
public class Refusals
{
    private readonly DocumentValidator _validator = new();
    private readonly byte[] _cutOff = Documents.Intent(Guid.Empty)[..120];

    public static IEnumerable<TheoryDataRow<BrokenIntent>> BrokenIntents =>
    [
        new(new BrokenIntent("risk of no kind", "\"riskLevel\":\"low\"", "\"riskLevel\":\"none\"")),
        new(new BrokenIntent("nobody's", "\"userId\":\"ada\"", "\"user\":\"ada\"")),
    ];

    [PerfFact("refusal/cut-off", Mean = "60us", Allocated = "32KB")]
    public void What_ends_in_the_middle_is_refused() => Refuse(_cutOff);

    [PerfTheory("refusal/intent", Mean = "150us", Allocated = "64KB")]
    [MemberData(nameof(BrokenIntents))]
    public void What_is_no_intent_is_refused(BrokenIntent intent)
    {
        ArgumentNullException.ThrowIfNull(intent);
        Refuse(intent.Utf8.Span);
    }

    private void Refuse(ReadOnlySpan<byte> utf8)
    {
        if (_validator.Validate(DocumentType.Intent, utf8).IsValid)
            throw new InvalidOperationException("the suite's broken intent is valid");
    }
}
