using System.Text;
using System.Text.Json.Nodes;
using Sentinel.Schemas;
using Sentinel.Signing;
using Sentinel.Validation;
using Xunit;

namespace Sentinel.Perf.Tests.Documents;

public sealed class DocumentsTests
{
    public static TheoryData<DocumentType, string> All => new()
    {
        { DocumentType.Intent, Encoding.UTF8.GetString(Perf.Documents.Intent(Guid.CreateVersion7())) },
        { DocumentType.Context, Encoding.UTF8.GetString(Perf.Documents.Context) },
        { DocumentType.Plan, Encoding.UTF8.GetString(Perf.Documents.Plan) },
        { DocumentType.Report, Encoding.UTF8.GetString(Perf.Documents.Report) },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void A_document_is_valid_and_validation_is_not_idle_for_without_any_one_of_its_required_fields_it_is_not(DocumentType type, string json)
    {
        var validator = new DocumentValidator();
        Assert.True(validator.Validate(type, Encoding.UTF8.GetBytes(json)).IsValid);

        foreach (var required in new[] { "version", "type" })
        {
            var broken = JsonNode.Parse(json)!.AsObject();
            broken.Remove(required);
            Assert.False(validator.Validate(type, Encoding.UTF8.GetBytes(broken.ToJsonString())).IsValid);
        }
    }

    [Fact]
    public void An_approval_is_smaller_than_1_KB()
    {
        using var key = SigningKey.Generate();
        var approval = new ApprovalSigner(key, new TrustStore(TimeProvider.System), new ApprovalRules(), TimeProvider.System).Sign(Perf.Documents.Terms);

        Assert.InRange(approval.Utf8.Length, 512, 1023);
    }
}
